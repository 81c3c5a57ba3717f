using System.Text.RegularExpressions;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary><c>docs/nftables-layout.md</c> shows what is printed, and explains all of it.</summary>
public sealed partial class LayoutPageTests
{
    private static readonly string Page = File.ReadAllText(Path.Combine(Repository.Root, "docs", "nftables-layout.md"));

    // A test holds the transcript against the program.
    private static readonly string Dump = File.ReadAllText(Path.Combine(Repository.Root, "cases", "cli", "compile", "transcript.txt"));

    [Fact]
    public void Pieces_OfTheDump_AreAsPrinted()
    {
        string[] pieces = [.. Piece().Matches(Page).SelectMany(match => match.Groups["text"].Value.Split("\n\t}\n", StringSplitOptions.RemoveEmptyEntries))];

        Assert.True(pieces.Length > 10, $"only {pieces.Length} pieces were found");
        Assert.All(pieces, piece => Assert.Contains($"{piece}\n\t}}\n", Dump, StringComparison.Ordinal));
    }

    [Fact]
    public void Parts_OfTheDump_AreAllExplained()
    {
        string[] names = [.. Part().Matches(Dump).Select(match => Hash().Replace(match.Groups["name"].Value, "_ID")).Distinct(StringComparer.Ordinal)];

        Assert.True(names.Length > 20, $"only {names.Length} parts were found");
        Assert.All(names, name => Assert.Contains($"`{name}`", Page, StringComparison.Ordinal));
    }

    [GeneratedRegex(@"^```nft\n(?<text>.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Piece();

    [GeneratedRegex(@"^\t(chain|set|map|counter) (?<name>\w+) \{$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Part();

    [GeneratedRegex("_[0-9a-f]{16}", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Hash();
}
