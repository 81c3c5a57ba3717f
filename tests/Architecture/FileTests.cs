using System.Text.RegularExpressions;

namespace Ringfence.Architecture.Tests;

/// <summary>What no file of the tree may hold, and how long one may be.</summary>
public sealed partial class FileTests
{
    private const int LongestFile = 400;

    // Each with the reason why it is not two files.
    private static readonly Dictionary<string, string> MayBeLonger = new(StringComparer.Ordinal);

    private static readonly string[] TextFiles = ["*.cs", "*.csproj", "*.props", "*.md", "*.yaml", "*.yml", "*.txt", "*.json", "*.slnx", "*.sh"];

    [Fact]
    public void Sources_AreShort_OrSayWhyNot()
    {
        string[] tooLong = [.. Tree.Files("*.cs").Where(path => Tree.Lines(path).Length > LongestFile)];

        Assert.Empty(tooLong.Except(MayBeLonger.Keys, StringComparer.Ordinal));
        Assert.Empty(MayBeLonger.Keys.Except(tooLong, StringComparer.Ordinal));
    }

    [Fact]
    public void Sources_HaveNoMarkersOfUnfinishedWork() =>
        Assert.All(Tree.Files("*.cs"), path =>
        {
            // This file has to spell them.
            if (Path.GetFileName(path) != $"{nameof(FileTests)}.cs")
            {
                AssertNoMatch(path, Marker());
            }
        });

    [Fact]
    public void Tests_AreNotSkipped() =>
        Assert.All(Tree.Files("*.cs", "tests"), path =>
        {
            if (Path.GetFileName(path) != $"{nameof(FileTests)}.cs")
            {
                AssertNoMatch(path, SkippedTest());
            }
        });

    /// <summary>A path of one machine works on no other.</summary>
    [Fact]
    public void Tree_HasNoPathsOfOneMachine() =>
        Assert.All(TextFiles.SelectMany(pattern => FilesOf(pattern)), path => AssertNoMatch(path, MachinePath()));

    [Theory]
    [InlineData("see /ho" + "me/someone/x", true)]
    [InlineData("C:" + "\\Users\\someone", true)]
    [InlineData("/dev/null and /etc/hosts", false)]
    public void MachinePath_IsRecognised(string text, bool expected) => Assert.Equal(expected, MachinePath().IsMatch(text));

    [Fact]
    public void Sources_EndInOneLineBreakAndUseNoCarriageReturn() => Assert.All(Tree.Files("*.cs"), path =>
    {
        string text = Tree.Read(path);
        Assert.DoesNotContain('\r', text);
        Assert.True(text.EndsWith('\n') && !text.EndsWith("\n\n", StringComparison.Ordinal), $"{path} must end in one line break");
    });

    private static IEnumerable<string> FilesOf(string pattern) =>
        Directory.EnumerateFiles(Tree.Root, pattern, SearchOption.AllDirectories).Any() ? Tree.Files("*").Where(path => Fits(path, pattern)) : [];

    private static bool Fits(string path, string pattern) => path.EndsWith(pattern[1..], StringComparison.Ordinal);

    private static void AssertNoMatch(string path, Regex pattern)
    {
        string[] lines = Tree.Lines(path);
        for (int i = 0; i < lines.Length; i++)
        {
            Assert.False(pattern.IsMatch(lines[i]), $"{path}:{i + 1}: {lines[i].Trim()}");
        }
    }

    [GeneratedRegex(@"\b(TODO|FIXME|HACK|XXX)\b|NotImplementedException", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex Marker();

    [GeneratedRegex(@"\bSkip\s*=|\bAssert\.Skip|\bSkipUnless\b|\bSkipWhen\b|\bExplicit\s*=\s*true|#if false|^\s*//\s*\[(Fact|Theory)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex SkippedTest();

    [GeneratedRegex(@"(?<![\w.])/(home|root|Users|work)/\w|[A-Z]:\\\\?Users", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 60_000)]
    private static partial Regex MachinePath();
}
