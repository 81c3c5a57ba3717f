namespace Ringfence.Cli;

/// <summary>A line of <c>git ls-tree</c>.</summary>
/// <param name="Kind"><c>blob</c>, <c>tree</c>, or <c>commit</c> for a submodule.</param>
/// <param name="Object">The name of the object.</param>
/// <param name="Path">Where it is, as the listing has it.</param>
/// <param name="IsLink">Whether it is a symbolic link: a blob that holds a path.</param>
internal sealed record GitEntry(string Kind, string Object, string Path, bool IsLink)
{
    private const string LinkMode = "120000";

    /// <summary>Reads <c>mode kind object TAB path</c>.</summary>
    public static GitEntry Read(string line)
    {
        int tab = line.IndexOf('\t', StringComparison.Ordinal);
        string[] parts = line[..tab].Split(' ');
        return new GitEntry(parts[1], parts[2], line[(tab + 1)..], parts[0] == LinkMode);
    }
}
