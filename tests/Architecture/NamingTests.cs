using System.Text.RegularExpressions;

namespace Ringfence.Architecture.Tests;

/// <summary>Names say what a thing is; these endings say that nobody knew.</summary>
public sealed partial class NamingTests
{
    private static readonly string[] Banned = ["Manager", "Helper", "Helpers", "Util", "Utils", "Utilities", "Processor", "Handler", "Info", "Data", "Base", "Impl"];

    [Fact]
    public void Types_OfTheTree_HaveNamesThatSayWhatTheyAre()
    {
        List<(string Path, string Name)> types =
        [
            .. Tree.Files("*.cs", "src", "tests", "bench").SelectMany(path => TypeDeclaration().Matches(Tree.Read(path)).Select(match => (path, match.Groups["name"].Value))),
        ];

        Assert.True(types.Count > 300, $"only {types.Count} types were found");
        Assert.DoesNotContain(types, type => Banned.Any(ending => EndsInWord(type.Name, ending)));
    }

    [Theory]
    [InlineData("RequestHandler", "Handler", true)]
    [InlineData("Info", "Info", true)]
    [InlineData("Database", "Base", false)]
    [InlineData("Metadata", "Data", false)]
    public void EndsInWord_LooksForWholeWords(string name, string ending, bool expected) => Assert.Equal(expected, EndsInWord(name, ending));

    /// <summary>A public type is found by the name of its file; a partial type's file may add a word, <c>Catalogue.Parse.cs</c>.</summary>
    [Fact]
    public void PublicTypes_OfSrc_AreOneAFileAndNamedForIt()
    {
        IReadOnlyList<string> files = Tree.Files("*.cs", "src");
        int found = 0;
        Assert.All(files, path =>
        {
            string[] names = [.. TopLevelDeclaration().Matches(Tree.Read(path)).Select(match => match.Groups["name"].Value)];
            found += names.Length;
            Assert.True(names.Length <= 1, $"{path} declares {string.Join(" and ", names)}: give each its own file");
            Assert.All(names, name => Assert.Equal(Path.GetFileName(path).Split('.')[0], name));
        });
        Assert.True(found > 200, $"only {found} types were found");
    }

    [Fact]
    public void Namespaces_AreNamedForTheProject() => Assert.All(Tree.Files("*.cs", "src"), path =>
    {
        string project = path.Split('/')[1];
        Match declared = NamespaceDeclaration().Match(Tree.Read(path));
        Assert.True(Path.GetFileName(path) == "Program.cs" || declared.Groups["name"].Value == project, $"{path} is not in the namespace {project}");
    });

    private static bool EndsInWord(string name, string ending) =>
        name == ending || (name.EndsWith(ending, StringComparison.Ordinal) && char.IsLower(name[^(ending.Length + 1)]));

    [GeneratedRegex(@"^ *(?:(?:public|internal|private|protected|file|sealed|abstract|static|partial|readonly|ref) +)*(?:class|record struct|record class|record|struct|enum|interface) +(?<name>[A-Z]\w*)", RegexOptions.Multiline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TypeDeclaration();

    [GeneratedRegex(@"^(?:(?:public|internal|file|sealed|abstract|static|partial|readonly|ref|unsafe) +)+(?:class|record struct|record class|record|struct|enum|interface) +(?<name>\w+)", RegexOptions.Multiline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex TopLevelDeclaration();

    [GeneratedRegex(@"^namespace (?<name>[\w.]+);", RegexOptions.Multiline, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex NamespaceDeclaration();
}
