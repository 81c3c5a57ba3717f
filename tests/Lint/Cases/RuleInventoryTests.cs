using Ringfence.Diagnostics;
using Ringfence.Testing;

namespace Ringfence.Lint.Tests;

/// <summary>Counts rules, catalogue entries, pages and cases against each other.</summary>
public sealed class RuleInventoryTests
{
    private static readonly string[] Sections = ["## Summary", "## Why it matters", "## Wrong", "## Right", "## Source"];

    // Themes and the codes that are theirs: the table of CONTRIBUTING.md.
    private static readonly Dictionary<string, (string First, string Last)> Ranges = new(StringComparer.Ordinal)
    {
        ["Shapes"] = ("RF3001", "RF3019"),
        ["Selectors"] = ("RF3020", "RF3039"),
        ["Dns"] = ("RF3040", "RF3049"),
        ["Ports"] = ("RF3050", "RF3059"),
        ["Addresses"] = ("RF3060", "RF3079"),
        ["Coverage"] = ("RF3080", "RF3089"),
        ["Traffic"] = ("RF3201", "RF3219"),
        ["Repetition"] = ("RF3220", "RF3229"),
        ["Nodes"] = ("RF3230", "RF3239"),
        ["Plugins"] = ("RF3240", "RF3249"),
    };

    public static TheoryData<string> Codes => [.. LintRules.All.Select(rule => rule.Descriptor.Code)];

    [Fact]
    public void All_HasEveryRuleOfTheAssemblyOnce()
    {
        string[] declared = [.. typeof(LintRules).Assembly.GetTypes().Where(type => type.IsClass && type.IsAssignableTo(typeof(ILintRule))).Select(type => type.Name)];

        Assert.NotEmpty(declared);
        Assert.Equal(declared.Order(StringComparer.Ordinal), LintRules.All.Select(rule => rule.GetType().Name).Order(StringComparer.Ordinal));
        Assert.Equal(LintRules.All.Count, LintRules.All.Select(rule => rule.Descriptor.Code).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void Entries_OfAdvice_HaveARuleEach()
    {
        IEnumerable<string> entries = DiagnosticCatalogue.All
            .Select(entry => entry.Code)
            .Where(code => Ranges.Values.Any(range => string.CompareOrdinal(range.First, code) <= 0 && string.CompareOrdinal(code, range.Last) <= 0));

        Assert.Equal(entries.Order(StringComparer.Ordinal), LintRules.All.Select(rule => rule.Descriptor.Code).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_StandsInTheFolderOfItsCode(string code)
    {
        string name = LintRules.All.Single(rule => rule.Descriptor.Code == code).GetType().Name;
        string rules = Path.Combine(Repository.Root, "src", "Ringfence.Lint", "Rules");
        string file = Assert.Single(Directory.GetFiles(rules, $"{name}.cs", SearchOption.AllDirectories));
        (string first, string last) = Ranges[Path.GetRelativePath(rules, file).Split('/')[0]];

        Assert.True(string.CompareOrdinal(first, code) <= 0 && string.CompareOrdinal(code, last) <= 0, $"{code} of {name} is not in {first} to {last}");
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Rule_HasAWrongAndARightCase(string code)
    {
        LintCase[] cases = [.. LintCase.All().Where(one => one.Code == code)];

        Assert.Contains(cases, one => one.IsWrong);
        Assert.Contains(cases, one => !one.IsWrong);
    }

    [Fact]
    public void Cases_AllBelongToARule()
    {
        Assert.NotEmpty(LintCase.All());
        Assert.All(LintCase.All(), one => Assert.Contains(LintRules.All, rule => rule.Descriptor.Code == one.Code));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Page_OfARule_HasTheSections(string code)
    {
        string[] lines = File.ReadAllLines(Path.Combine(Repository.Root, "docs", "diagnostics", $"{code}.md"));

        Assert.Equal(Sections, lines.Where(line => line.StartsWith("## ", StringComparison.Ordinal)));
        DiagnosticDescriptor entry = LintRules.All.Single(rule => rule.Descriptor.Code == code).Descriptor;
        Assert.Contains($"Severity: {entry.Severity.ToString().ToLowerInvariant()}.", lines);
    }

    [Fact]
    public void Profiles_NameRulesThatThereAre()
    {
        Assert.Contains(LintProfile.All, profile => profile.Codes.Count > 0);
        Assert.All(LintProfile.All.SelectMany(profile => profile.Codes), code => Assert.Contains(LintRules.All, rule => rule.Descriptor.Code == code));
    }

    [Fact]
    public void CheckPage_ListsEveryRule()
    {
        string[] listed = [.. File.ReadAllLines(Path.Combine(Repository.Root, "docs", "check.md")).Where(line => line.StartsWith("| [RF3", StringComparison.Ordinal))];
        IEnumerable<DiagnosticDescriptor> entries = LintRules.All.Select(rule => rule.Descriptor).Concat(LintDiagnostics.All).OrderBy(entry => entry.Code, StringComparer.Ordinal);

        Assert.Equal(entries.Select(entry => $"| [{entry.Code}](diagnostics/{entry.Code}.md) | {entry.Severity.ToString().ToLowerInvariant()} | {entry.Title} |"), listed);
    }

    [Fact]
    public void Contributing_HasTheTableOfCodes()
    {
        string text = File.ReadAllText(Path.Combine(Repository.Root, "CONTRIBUTING.md"));

        Assert.All(Ranges, range => Assert.Contains($"| {range.Value.First} to {range.Value.Last} | `{range.Key}` |", text, StringComparison.Ordinal));
    }
}
