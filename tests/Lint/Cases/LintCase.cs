using System.Text.RegularExpressions;
using Ringfence.Testing;

namespace Ringfence.Lint.Tests;

/// <summary>One folder of <c>cases/lint/CODE/</c>: manifests, and for a wrong one what is found in them.</summary>
/// <param name="Code">The rule.</param>
/// <param name="Name"><c>wrong</c> or <c>right</c>, perhaps with a word behind it: <c>wrong-by-name</c>.</param>
internal sealed partial record LintCase(string Code, string Name)
{
    private const string Expected = "expect.txt";

    /// <summary>The folder of all cases.</summary>
    public static string Root { get; } = Path.Combine(Repository.Root, "cases", "lint");

    /// <summary>Whether something is to be found.</summary>
    public bool IsWrong => Name.StartsWith("wrong", StringComparison.Ordinal);

    /// <summary>The case that differs in one place only.</summary>
    public LintCase Twin => this with { Name = IsWrong ? $"right{Name["wrong".Length..]}" : $"wrong{Name["right".Length..]}" };

    /// <summary>Its folder.</summary>
    public string Folder => Path.Combine(Root, Code, Name);

    /// <summary>Every case, found by listing the folders.</summary>
    public static IReadOnlyList<LintCase> All() =>
    [
        .. Directory.EnumerateDirectories(Root, "RF*")
            .SelectMany(Directory.EnumerateDirectories)
            .Select(folder => new LintCase(Path.GetFileName(Path.GetDirectoryName(folder)!), Path.GetFileName(folder)))
            .OrderBy(one => one.ToString(), StringComparer.Ordinal),
    ];

    /// <summary>The manifests, each with its text, in the order in which they are read.</summary>
    /// <exception cref="FormatException">The folder holds something else.</exception>
    public IReadOnlyList<(string Path, string Text)> Manifests()
    {
        string[] names = [.. Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Select(name => name!).Order(StringComparer.Ordinal)];
        string[] manifests = [.. names.Where(name => name.EndsWith(".yaml", StringComparison.Ordinal))];
        string[] stray = [.. names.Except(manifests).Where(name => !IsWrong || name != Expected)];
        return stray.Length > 0 ? throw new FormatException($"{this}: {stray[0]} belongs to no case")
            : manifests.Length == 0 ? throw new FormatException($"{this}: no manifest")
            : [.. manifests.Select(name => (name, File.ReadAllText(Path.Combine(Folder, name))))];
    }

    /// <summary>What is to be found: <c>FILE:LINE:COLUMN MESSAGE</c>, a line each; nothing in a right one.</summary>
    /// <exception cref="FormatException">A line has another form, or a wrong case expects nothing.</exception>
    public IReadOnlyList<string> Findings()
    {
        if (!IsWrong)
        {
            return [];
        }

        string[] lines = [.. File.ReadAllLines(Path.Combine(Folder, Expected)).Where(line => line.Length > 0 && line[0] != '#')];
        return lines.Length == 0 || lines.Any(line => !Finding().IsMatch(line))
            ? throw new FormatException($"{this}/{Expected}: a finding is `FILE:LINE:COLUMN MESSAGE`, and there is at least one")
            : lines;
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Code}/{Name}";

    [GeneratedRegex(@"^[a-z0-9.-]+\.yaml:[0-9]+:[0-9]+ \S.*$", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Finding();
}
