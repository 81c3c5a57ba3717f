using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Differences of what trees say; how it is written is of no account.</summary>
public sealed class TreeDifferenceTests
{
    [Theory]
    [InlineData("a: {b: [1, x]}\n", "# c\n\"a\":\n  'b':\n    - 1\n    - \"x\"\n")]
    [InlineData("a: &s {x: 1}\nb: *s\n", "a: {x: 1}\nb: {x: 1}\n")]
    public void Between_TheSameSaidOtherwise_IsNothing(string before, string after) => Assert.Empty(Between(before, after));

    [Theory]
    [InlineData("a: {b: [1, x]}\n", "a: {b: [1, y]}\n", "a.b[1]")]
    [InlineData("a: {b: [1, x]}\n", "a: {b: [1]}\n", "a.b")]
    [InlineData("a: 1\n", "a: \"1\"\n", "a")]
    [InlineData("a: 1\nb: 2\n", "a: 1\n", "b")]
    [InlineData("a: 1\n", "a: 1\na: 1\n", "a")]
    [InlineData("a: &s {x: 1}\nb: *s\n", "a: &s {x: 2}\nb: *s\n", "a.x b.x")]
    [InlineData("a: {b: 1}\n", "a: [b]\n", "a")]
    [InlineData("a: 1\n", "- 1\n", "")]
    public void Between_OtherThings_SaysWhere(string before, string after, string expected) => Assert.Equal(expected.Split(' '), Between(before, after));

    private static IReadOnlyList<string> Between(string before, string after) => TreeDifference.Between(Read(before), Read(after));

    private static SyntaxNode Read(string text) =>
        Assert.Single(new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("f", Encoding.UTF8.GetBytes(text))).Root;
}
