using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Ringfence.Syntax;

namespace Ringfence.Dialects.Tests;

/// <summary>Strings are printed so that YAML 1.1 reads them back as themselves.</summary>
public sealed class YamlTextTests
{
    [Theory]
    [InlineData("web")]
    [InlineData("example.com/role")]
    [InlineData("10.0.0.0/8")]
    [InlineData("::/0")]
    [InlineData("2001:db8::/32")]
    [InlineData("a-b_c.d")]
    [InlineData("0abc-web")]
    [InlineData("/a")]
    [InlineData("_a")]
    [InlineData("yesterday")]
    public void Scalar_PlainText_StaysPlain(string text) => Assert.Equal(text, YamlText.Scalar(text));

    [Theory]
    [InlineData("", "\"\"")]
    [InlineData("y", "\"y\"")]
    [InlineData("Yes", "\"Yes\"")]
    [InlineData("n", "\"n\"")]
    [InlineData("NO", "\"NO\"")]
    [InlineData("on", "\"on\"")]
    [InlineData("off", "\"off\"")]
    [InlineData("true", "\"true\"")]
    [InlineData("False", "\"False\"")]
    [InlineData("null", "\"null\"")]
    [InlineData("~", "\"~\"")]
    [InlineData("80", "\"80\"")]
    [InlineData("0x50", "\"0x50\"")]
    [InlineData("0o7", "\"0o7\"")]
    [InlineData("1_000", "\"1_000\"")]
    [InlineData("1e3", "\"1e3\"")]
    [InlineData("1.5", "\"1.5\"")]
    [InlineData(".5", "\".5\"")]
    [InlineData("-1", "\"-1\"")]
    [InlineData("1:20", "\"1:20\"")]
    [InlineData("2026-01-31", "\"2026-01-31\"")]
    [InlineData("2026-01-31T12:00:00Z", "\"2026-01-31T12:00:00Z\"")]
    [InlineData("<<", "\"<<\"")]
    [InlineData("-a", "\"-a\"")]
    [InlineData("a:", "\"a:\"")]
    [InlineData(":", "\":\"")]
    [InlineData("a b", "\"a b\"")]
    [InlineData("a #b", "\"a #b\"")]
    [InlineData("*a", "\"*a\"")]
    [InlineData("{}", "\"{}\"")]
    [InlineData("a\"\\b", "\"a\\\"\\\\b\"")]
    [InlineData("a\n\t\rb", "\"a\\n\\t\\rb\"")]
    [InlineData("a\u0001\u007f\u0085\u2028b", "\"a\\u0001\\u007f\\u0085\\u2028b\"")]
    [InlineData("é", "\"é\"")]
    public void Scalar_OtherText_IsQuoted(string text, string printed) => Assert.Equal(printed, YamlText.Scalar(text));

    [Fact]
    public void Scalar_AnyText_ReadsBackAsItself() => Prop.ForAll(
        ArbMap.Default.ArbFor<string>().Filter(text => text is not null && !text.Any(char.IsSurrogate) && !text.Contains('\0')),
        text => ReadBack(text) == text).Check(Config.QuickThrowOnFailure.WithMaxTest(500));

    [Fact] // short texts from the letters that mean something to YAML
    public void Scalar_TrickyText_ReadsBackAsItself() => Prop.ForAll(
        Gen.Elements('y', 'n', 'o', 'f', 't', 'e', '0', '1', 'x', '.', '-', '+', '_', ':', '/', '~', '<', '=', ' ', '#', '"', '\'', 'N', 'E').ArrayOf()
            .Select(letters => new string(letters)).ToArbitrary(),
        text => ReadBack(text) == text).Check(Config.QuickThrowOnFailure.WithMaxTest(2_000));

    [Theory]
    [InlineData("yes")]
    [InlineData("1:20")]
    [InlineData("::/0")]
    [InlineData("2001:db8::/32")]
    [InlineData("a\u0085b\u2028c\ufeffd")]
    public void Scalar_KnownTrap_ReadsBackAsItself(string text) => Assert.Equal(text, ReadBack(text));

    private static string ReadBack(string text)
    {
        DiagnosticSink sink = new();
        byte[] yaml = Encoding.UTF8.GetBytes($"kind: {YamlText.Scalar(text)}\n{YamlText.Scalar($"k{text}")}: 1\n");
        SyntaxDocument document = new DocumentReader(ReadLimits.Default, sink).Read("a.yaml", yaml).Single();
        Assert.Empty(sink.Found);
        SyntaxNode value = document.Root["kind"u8];
        Assert.Equal(NodeKind.String, value.Kind);
        Assert.True(document.Root[Encoding.UTF8.GetBytes($"k{text}")].Exists);
        return value.Text;
    }
}
