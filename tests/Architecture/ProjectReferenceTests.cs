using System.Xml.Linq;

namespace Ringfence.Architecture.Tests;

/// <summary>Who may refer to whom: the table of docs/architecture.md, held by the project files.</summary>
public sealed class ProjectReferenceTests
{
    private static readonly Dictionary<string, string[]> Allowed = new(StringComparer.Ordinal)
    {
        ["Ringfence.Core"] = [],
        ["Ringfence.Analysis"] = ["Ringfence.Core"],
        ["Ringfence.Diagnostics"] = [],
        ["Ringfence.Syntax"] = ["Ringfence.Diagnostics"],
        ["Ringfence.Dialects"] = ["Ringfence.Core", "Ringfence.Diagnostics", "Ringfence.Syntax"],
        ["Ringfence.Manifests"] = ["Ringfence.Core", "Ringfence.Diagnostics", "Ringfence.Dialects", "Ringfence.Syntax"],
        ["Ringfence.Explain"] = ["Ringfence.Core", "Ringfence.Diagnostics"],
        ["Ringfence.Lint"] = ["Ringfence.Analysis", "Ringfence.Core", "Ringfence.Diagnostics", "Ringfence.Dialects", "Ringfence.Manifests", "Ringfence.Syntax"],
        ["Ringfence.Nftables"] = ["Ringfence.Core", "Ringfence.Diagnostics"],
        ["Ringfence.Lab"] = ["Ringfence.Core", "Ringfence.Nftables"],
        ["Ringfence.Cli"] =
        [
            "Ringfence.Analysis", "Ringfence.Core", "Ringfence.Diagnostics", "Ringfence.Dialects", "Ringfence.Explain", "Ringfence.Lab",
            "Ringfence.Lint", "Ringfence.Manifests", "Ringfence.Nftables", "Ringfence.Syntax",
        ],
    };

    // A package is a promise about supply, size and start-up time: each is named here, with its only user.
    private static readonly Dictionary<string, string[]> Packages = new(StringComparer.Ordinal)
    {
        ["Ringfence.Syntax"] = ["YamlDotNet"],
        ["Ringfence.Cli"] = ["System.CommandLine"],
    };

    public static TheoryData<string> Projects => [.. Tree.Files("*.csproj", "src")];

    [Fact]
    public void Table_OfAllowedReferences_HasEveryProjectOfSrc() =>
        Assert.Equal(Allowed.Keys.Order(StringComparer.Ordinal), Tree.Files("*.csproj", "src").Select(path => Path.GetFileNameWithoutExtension(path)).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfSrc_RefersToNoMoreThanTheTableAllows(string path)
    {
        string[] actual = Named(path, "ProjectReference").Select(reference => Path.GetFileNameWithoutExtension(reference.Replace('\\', '/'))).ToArray();

        Assert.Empty(actual.Except(Allowed[Path.GetFileNameWithoutExtension(path)], StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Projects))]
    public void Project_OfSrc_UsesNoMoreThanItsPackages(string path)
    {
        string[] allowed = Packages.GetValueOrDefault(Path.GetFileNameWithoutExtension(path), []);

        Assert.Equal(allowed, Named(path, "PackageReference"));
        Assert.Empty(Named(path, "Reference"));
        Assert.Empty(Named(path, "FrameworkReference"));
    }

    [Fact]
    public void Table_OfTheDocumentation_SaysTheSame()
    {
        string[][] rows =
        [
            .. Tree.Lines("docs/architecture.md")
                .Where(line => line.StartsWith("| `Ringfence.", StringComparison.Ordinal))
                .Select(line => line.Split('|', StringSplitOptions.TrimEntries)),
        ];

        Assert.Equal(Allowed.Count, rows.Length);
        Assert.All(rows, row =>
        {
            string project = row[1].Trim('`');
            string[] said = row[3] switch
            {
                "nothing" => [],
                "all of them" => [.. Allowed.Keys.Where(name => name != project)],
                var list => [.. list.Split(", ").Where(part => !part.Contains(' ', StringComparison.Ordinal)).Select(part => $"Ringfence.{part}")],
            };
            Assert.Equal(Allowed[project].Order(StringComparer.Ordinal), said.Order(StringComparer.Ordinal));
        });
    }

    /// <summary>The reference shares no code with what it is compared with.</summary>
    [Fact]
    public void Reference_OfTheTests_KnowsNothingOfTheProduct()
    {
        const string project = "tests/Reference/Ringfence.Reference.csproj";

        Assert.Contains(project, Tree.Files("*.csproj", "tests"));
        Assert.Empty(Named(project, "ProjectReference"));
        Assert.Equal(["../Reference/Ringfence.Reference.csproj"], Named("tests/Testing/Ringfence.Testing.csproj", "ProjectReference"));
    }

    [Fact]
    public void BannedSymbols_OfCore_AreSwitchedOn()
    {
        Assert.Contains("BannedSymbols.txt", Tree.Read("src/Ringfence.Core/Ringfence.Core.csproj"), StringComparison.Ordinal);
        Assert.NotEmpty(Tree.Lines("src/Ringfence.Core/BannedSymbols.txt"));
    }

    private static IEnumerable<string> Named(string project, string element) =>
        XDocument.Load(Path.Combine(Tree.Root, project)).Descendants(element).Select(reference => reference.Attribute("Include")!.Value);
}
