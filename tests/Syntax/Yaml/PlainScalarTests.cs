using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>go-yaml v2, resolve.go: the table and the order of its rules. Recorded forms: docs/semantics.md, reading (semantics 3.7).</summary>
public sealed class PlainScalarTests
{
    [Theory]
    [InlineData("y Y yes Yes YES on On ON true True TRUE", NodeKind.Boolean)]
    [InlineData("n N no No NO off Off OFF false False FALSE", NodeKind.Boolean)]
    [InlineData("~ null Null NULL", NodeKind.Null)]
    [InlineData(".nan .NaN .NAN .inf .Inf .INF +.inf -.inf +.INF", NodeKind.Number)]
    [InlineData("0 1 -1 +1 80 0x50 0X50 -0x1 0o17 0b11 -0b11 010 08 8_0 1_000 9223372036854775807 18446744073709551615 99999999999999999999", NodeKind.Number)]
    [InlineData("1. .5 0.5 -.5 +.5 8e1 8E+1 1e-7 80.0 1.5e3", NodeKind.Number)]
    [InlineData("yES oN tRUE nULL YeS nO TRuE", NodeKind.String)]
    [InlineData("0x 0xg 0b2 0o8 1e 1e+ . + - -- 1.2.3 1-2 10.0.0.0/8 1e999 .5_0 1:30 +.nan -0xFFFFFFFFFFFFFFFFFF ++.inf", NodeKind.String)]
    [InlineData("2026-01-01 2026-01-01T00:00:00Z << = a é", NodeKind.String)]
    public void KindOf_FollowsTheResolveTable(string texts, NodeKind expected) =>
        Assert.All(texts.Split(' '), text => Assert.Equal((text, expected), (text, PlainScalar.KindOf(Encoding.UTF8.GetBytes(text)))));

    [Fact]
    public void KindOf_NothingAtAll_IsNull() => Assert.Equal(NodeKind.Null, PlainScalar.KindOf([]));

    [Theory]
    [InlineData("0x50", "80")]
    [InlineData("8_0", "80")]
    [InlineData("80.0", "80")]
    [InlineData("8e1", "80")]
    [InlineData("80.5", "80.5")]
    [InlineData("010", "8")]
    [InlineData("08", "8")]
    [InlineData("0o17", "15")]
    [InlineData("-0b11", "-3")]
    [InlineData("+5", "5")]
    [InlineData("0.000001", "0.000001")]
    [InlineData("0.0000001", "1e-7")]
    [InlineData("1e20", "100000000000000000000")]
    [InlineData("1e21", "1e+21")]
    [InlineData("1.25e22", "1.25e+22")]
    [InlineData("9223372036854775808", "9223372036854775808")]
    [InlineData("0xFFFFFFFFFFFFFFFFF", "295147905179352825855")]
    [InlineData(".inf", "")]
    [InlineData(".nan", "")]
    public void JsonNumberText_IsWhatTheClientSends(string written, string expected)
    {
        // Integers by strconv.ParseInt with base 0, floats by strconv.ParseFloat; printed by encoding/json.
        SyntaxNode number = Reading.Of($"port: {written}\n").Root["port"u8];
        Assert.Equal(NodeKind.Number, number.Kind);
        Assert.Equal(expected, number.JsonNumberText);
    }

    [Theory]
    [InlineData("0x50", true, 80)]
    [InlineData("8e1", true, 80)]
    [InlineData("80.0", true, 80)]
    [InlineData("80.5", false, 0)]
    [InlineData("1e30", false, 0)]
    [InlineData("'80'", false, 0)]
    public void TryGetInt64_TakesWholeNumbersHoweverWritten(string written, bool expected, long value)
    {
        Assert.Equal(expected, Reading.Of($"port: {written}\n").Root["port"u8].TryGetInt64(out long actual));
        Assert.Equal(value, actual);
    }

    [Theory]
    [InlineData("'y'", "y")]
    [InlineData("\"80\"", "80")]
    [InlineData("!!str 80", "80")]
    [InlineData("''", "")]
    [InlineData("\"~\"", "~")]
    public void Kind_OfQuotedOrTaggedText_IsString(string written, string text)
    {
        SyntaxNode node = Reading.Of($"a: {written}\n").Root["a"u8];
        Assert.Equal((NodeKind.String, text), (node.Kind, node.Text));
    }

    [Theory]
    [InlineData("y: 1", "true")]
    [InlineData("Off: 1", "false")]
    [InlineData("0x50: 1", "80")]
    [InlineData("'y': 1", "y")]
    public void KeyText_IsTheNameInJson(string yaml, string expected)
    {
        // sigs.k8s.io/yaml, convertToJSONableObject: keys that are not strings are printed as JSON prints them.
        foreach (SyntaxEntry entry in Reading.Of(yaml).Root.Entries)
        {
            Assert.Equal(expected, entry.Key.KeyText);
        }
    }
}
