namespace Ringfence.Testing;

/// <summary>Finds the case folders by listing them: a new folder is a new case, and no list is kept by hand.</summary>
public sealed class CaseLibrary
{
    private static readonly string[] FilesBesideCases = ["model.yaml", "README.md"];

    // Folders that have a form of their own: transcripts of whole runs, and what rules of advice find.
    private static readonly string[] OtherForms = ["cli", "lint"];

    private readonly string _root;

    /// <summary>A library over one folder of groups.</summary>
    /// <param name="root">The folder that holds the groups.</param>
    public CaseLibrary(string root) => _root = root;

    /// <summary>The <c>cases/</c> folder of this repository.</summary>
    public static CaseLibrary OfRepository() => new(Path.Combine(Repository.Root, "cases"));

    /// <summary>The names of all cases, in ordinal order: every folder below the root that has no folder in it, but for those of another form.</summary>
    /// <exception cref="FormatException">A folder above the cases holds a file that belongs to no case, or there is no case at all.</exception>
    public IReadOnlyList<string> Names()
    {
        List<string> names = [];
        Collect(_root, names);
        if (names.Count == 0)
        {
            throw new FormatException($"{_root}: no case folder");
        }

        names.Sort(StringComparer.Ordinal);

        return names;
    }

    /// <summary>Reads one case.</summary>
    /// <param name="name">A name as <see cref="Names"/> gives it.</param>
    /// <exception cref="FormatException">The folder is not a well-formed case; the message says where and why.</exception>
    public CaseFolder Read(string name) => CaseReader.Read(_root, name);

    private void Collect(string folder, List<string> names)
    {
        string[] inner = [.. Directory.GetDirectories(folder).Where(below => folder != _root || !OtherForms.Contains(Path.GetFileName(below)))];
        foreach (string next in inner)
        {
            Collect(next, names);
        }

        if (inner.Length == 0 && folder != _root)
        {
            names.Add(Relative(folder));
            return;
        }

        if (Directory.EnumerateFiles(folder).FirstOrDefault(file => !FilesBesideCases.Contains(Path.GetFileName(file))) is { } stray)
        {
            throw new FormatException($"{Relative(stray)}: only a model.yaml or a README.md may stand beside case folders");
        }
    }

    private string Relative(string path) => Path.GetRelativePath(_root, path).Replace('\\', '/');
}
