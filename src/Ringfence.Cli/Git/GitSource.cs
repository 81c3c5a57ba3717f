namespace Ringfence.Cli;

/// <summary>What <c>git:REF[:PATH]</c> names: files of a commit.</summary>
/// <param name="Given">As it was written.</param>
/// <param name="Reference">A branch, tag, commit or whatever git takes for one.</param>
/// <param name="Path">The path behind it; null when there is none, which is not the empty path.</param>
internal sealed record GitSource(string Given, string Reference, string? Path)
{
    private const string Scheme = "git:";

    /// <summary>Reads an argument; null when it is an ordinary path.</summary>
    /// <exception cref="UnanswerableException">It begins as one and names no commit.</exception>
    public static GitSource? Read(string given)
    {
        if (!given.StartsWith(Scheme, StringComparison.Ordinal))
        {
            return null;
        }

        string[] parts = given[Scheme.Length..].Split(':', 2);
        return parts[0].Length == 0
            ? throw new UnanswerableException($"`{given}` names no commit: write `git:REF` or `git:REF:PATH`, `git:main` or `git:HEAD~1:deploy/` for example; a path that begins so is written `./{given}`")
            : new GitSource(given, parts[0], parts.Length == 2 ? parts[1] : null);
    }
}
