using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Each diagnostic of reading, with its place.</summary>
public sealed class FaultTests
{
    [Theory]
    [InlineData("a: 1\n b: 2\n", "RF1001 2:3")]
    [InlineData("a:\n  b: 1\n c: 2\n", "RF1001 3:2")]
    [InlineData("a: b: c\n", "RF1001 1:5")]
    [InlineData("a: @x\n", "RF1001 1:4")]
    [InlineData("- a\nb: c\n", "RF1001 2:1")]
    [InlineData("a: [1, 2\nb: c\n", "RF1001 1:6")]
    [InlineData("{\"a\": 1,, \"b\": 2}", "RF1002 1:9")]
    [InlineData("{\"a\": tru, }x", "RF1002 1:7")]
    [InlineData("{\"a\": \"b", "RF1002 1:9")]
    [InlineData("{\"a\": \"\\q\"}", "RF1002 1:8")]
    [InlineData("a: {{ .Values.x }}\n", "RF1003 1:4")]
    [InlineData("{{- if .Values.x }}\na: b\n{{- end }}\n", "RF1003 1:1")]
    [InlineData("a: 1\nname: web-{{ .Release.Name }}\n", "RF1003 2:11")]
    [InlineData("a: [1]\nname: {{ include \"x\" . }}\n", "RF1003 2:7")]
    [InlineData("\ta: 1\n", "RF1004 1:1")]
    [InlineData("a:\n\tb: 1\n", "RF1004 2:1")]
    [InlineData("a:\n  b: 1\n  \tc: 2\n", "RF1004 3:3")]
    [InlineData("a: 1\n\n\tb: 2\n", "RF1004 3:1")]
    [InlineData("a: &x 1\n\tb: 1\n", "RF1004 2:1")]
    [InlineData("a: b\0c\n", "RF1006 1:5")]
    [InlineData("a: \u0001\n", "RF1006 1:4")]
    [InlineData("a: b\u0090\n", "RF1006 1:5")]
    [InlineData("a: &x [*x]\n", "RF1012 1:8")]
    [InlineData("a: 1\nb: *nowhere\n", "RF1013 2:4")]
    [InlineData("a: 1\nb: \"x\nc: 2\n", "RF1014 2:4")]
    [InlineData("b: 'x\n", "RF1014 1:4")]
    [InlineData("b: \"\\ud800\"\n", "RF1001 1:4")]
    [InlineData("b: \"\\q\"\n", "RF1001 1:4")]
    [InlineData("b: \"\\x0g\"\n", "RF1001 1:4")]
    [InlineData("a: &x 1\n<<: *x\n", "RF1015 2:1")]
    [InlineData("<<: [[1]]\n", "RF1015 1:1")]
    [InlineData("{a: 1}: 2\n", "RF1016 1:1")]
    [InlineData("~: 2\n", "RF1016 1:1")]
    [InlineData("? [a]\n: 2\n", "RF1016 1:3")]
    [InlineData("a: !!int x\n", "RF1018 1:4")]
    [InlineData("kind: List\nitems:\n  a: 1\n", "RF1020 3:3")]
    public void Read_BrokenText_SaysWhatAndWhere(string text, string expected) => Assert.Equal(expected, Reading.Of(text).Faults);

    [Theory]
    [InlineData("-\tx\n", "RF1004 1:2")]
    [InlineData("- \tx\n", "RF1004 1:3")]
    [InlineData("a:\n- b: 1\n-\tb: 2\n", "RF1004 3:2")]
    [InlineData("- -\tx\n", "RF1004 1:4")]
    [InlineData("-\t\n  x\n", "RF1004 1:2")]
    [InlineData("?\ta\n: b\n", "RF1004 1:2")]
    [InlineData("? a\n:\tb\n", "RF1004 2:2")]
    [InlineData("a: |\n  x\n-\ty\n", "RF1004 3:2")]
    [InlineData("a:\tb\n", "")]
    [InlineData("a: b\t# c\n", "")]
    [InlineData("a: \"b\"\t\n", "")]
    [InlineData("a: b\tc\n", "")]
    [InlineData("- a:\tb\n", "")]
    [InlineData("a: [\n\tb,\t c]\n", "")]
    [InlineData("a: b\n  -\tc\n", "")]
    [InlineData("a: |\n  -\tc\n  \t\nb: 1\n", "")]
    [InlineData("a: &x |\n  -\tc\n  \td\nb: 1\n", "")]
    [InlineData("a: [1]\n...\n---\nb: &x |\n  -\tc\n", "")]
    [InlineData("a: [1]\n...\nb: |\n  -\tc\n", "")]
    public void Read_Tabs_AreRefusedWhereAKeyMayBegin(string text, string expected) =>
        Assert.Equal(expected, Reading.Of(text).Faults); // go-yaml v2, scannerc.go, scan_to_next_token

    [Fact]
    public void Read_InvalidUtf8_SaysWhere()
    {
        byte[] yaml = [.. "a: 1\nb: x"u8, 0xC3, 0x28, (byte)'\n'];
        Assert.Equal("RF1005 2:5", Reading.Of(yaml).Faults);
        byte[] json = [.. "{\"a\": \"x"u8, 0xFF, .. "\"}"u8];
        Assert.Equal("RF1005 1:9", Reading.Of(json).Faults);
    }

    [Fact]
    public void Read_WideEncodings_SaysSoOnce()
    {
        byte[] utf16 = [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("a: 1\n")];
        Assert.Equal("RF1007 1:1", Reading.Of(utf16).Faults);
        Assert.Equal("RF1007 1:1", Reading.Of(Encoding.BigEndianUnicode.GetBytes("a: 1\n")).Faults);
    }

    [Fact]
    public void Read_ByteOrderMark_CountsAsNothing()
    {
        byte[] text = [0xEF, 0xBB, 0xBF, .. "a: 1\n"u8];
        SyntaxNode root = Reading.Of(text).Root;
        Assert.Equal((1, 1), (root.Location.Position.Line, root.Location.Position.Column));
        Assert.Equal(3, root.Location.Source.OriginOffset);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n  \n")]
    [InlineData("# nothing here\n")]
    [InlineData("---\n---\n# nothing\n---\n")]
    [InlineData("null\n---\n~\n")]
    public void Read_NothingButCommentsAndNulls_GivesNothing(string text)
    {
        Reading reading = Reading.Of(text);
        Assert.Empty(reading.Documents);
        Assert.Empty(reading.Found);
    }

    [Theory]
    [InlineData("summary: Instance {{ $labels.instance }} down\n")]
    [InlineData("summary: '{{ .Values.x }}'\n")]
    [InlineData("a: 1 # {{ .Values.x }}\n")]
    [InlineData("a: |\n  {{ .Values.x }}\n")]
    public void Read_BracesThatAreNoChartTemplate_AreText(string text) => Assert.Equal(string.Empty, Reading.Of(text).Faults);
}
