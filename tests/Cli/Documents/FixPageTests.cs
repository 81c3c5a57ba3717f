using System.Text.RegularExpressions;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>docs/fix.md lists what <c>fix</c> repairs, and the pages of those codes say so.</summary>
public sealed partial class FixPageTests
{
    private static readonly string Docs = Path.Combine(Repository.Root, "docs");

    [Fact]
    public void Page_ListsCodesWhosePagesSpeakOfFix()
    {
        string[] listed = [.. Code().Matches(File.ReadAllText(Path.Combine(Docs, "fix.md"))).Select(match => match.Groups["code"].Value).Distinct().Order(StringComparer.Ordinal)];
        string[] speaking =
        [
            .. Directory.EnumerateFiles(Path.Combine(Docs, "diagnostics"))
                .Where(path => File.ReadAllText(path).Contains("`ringfence fix", StringComparison.Ordinal))
                .Select(path => Path.GetFileNameWithoutExtension(path))
                .Order(StringComparer.Ordinal),
        ];

        Assert.NotEmpty(listed);
        Assert.Empty(listed.Except(speaking, StringComparer.Ordinal));
    }

    /// <summary>What the tests of repairs write is what the page lists.</summary>
    [Fact]
    public void Page_ListsWhatIsMended() =>
        Assert.All(MendingTests.Repairs, row => Assert.Contains($"(diagnostics/{row.Data.Item2}.md)", File.ReadAllText(Path.Combine(Docs, "fix.md")), StringComparison.Ordinal));

    [GeneratedRegex(@"diagnostics/(?<code>RF\d{4})\.md", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
