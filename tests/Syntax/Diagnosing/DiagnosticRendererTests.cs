using System.Text;
using Ringfence.Diagnostics;

namespace Ringfence.Syntax.Tests;

public sealed class DiagnosticRendererTests
{
    [Fact]
    public void Render_SpanOnALine_PutsCaretsUnderIt() => Assert.Equal(
        """
        a.yaml:2:13: error RF1013: alias `*nowhere` names no anchor of this document
          2 |   protocol: *nowhere
            |             ^^^^^^^^
          help: set the anchor `&nowhere` before it in the same document, or quote a value that begins with `*`
        """,
        Rendered("a:\n  protocol: *nowhere\n"));

    [Fact]
    public void Render_TabsAndWideCharacters_KeepTheCaretInPlace()
    {
        string[] lines = Excerpt("\tx: 日本é 😀 here", "here");
        Assert.Equal("  1 | \tx: 日本é 😀 here", lines[1]);
        Assert.Equal("    | \t   " + new string(' ', 4 + 1 + 1 + 2 + 1) + "^^^^", lines[2]);
    }

    [Fact]
    public void Render_LongLine_IsClippedAroundTheCaret()
    {
        string[] lines = Excerpt(new string('a', 500) + "here" + new string('b', 500), "here");
        Assert.Equal($"  1 | …{new string('a', 60)}here{new string('b', 96)}…", lines[1]);
        Assert.Equal($"    | {new string(' ', 61)}^^^^", lines[2]);
    }

    [Fact]
    public void Render_StreamedItemWithinALine_ShowsWhatThereIs()
    {
        SourceText source = new("-", Encoding.UTF8.GetBytes("{\"here\": 1}"), new SourcePosition(7, 100), 5000);
        Diagnostic diagnostic = new(ReadDiagnostics.UnclosedQuote, new SourceLocation(source, new SourceSpan(1, 6)));
        Assert.StartsWith("-:7:101: error RF1014: the quote that opens here is not closed\n  7 | …{\"here\": 1}\n    |   ^^^^^^\n", DiagnosticRenderer.Render(diagnostic), StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SpanOverSeveralLines_MarksTheFirst() => Assert.Equal("    |    ^^^", Excerpt("a: bcd\ne: f", "bcd\ne")[2]);

    [Fact]
    public void Render_CarriageReturn_IsNotShown() => Assert.Equal("  1 | here", Excerpt("here\r\nb", "here")[1]);

    [Theory]
    [InlineData("a\u001b[31mb here", "a\\u001b[31mb here")]
    [InlineData("a\u009bb\u007f\r here", "a\\u009bb\\u007f\\u000d here")]
    [InlineData("\u202eevil\u2066 here", "\\u202eevil\\u2066 here")]
    [InlineData("\u200b\ufeff\U000e0041 here", "\\u200b\\ufeff\\U000e0041 here")]
    [InlineData("a\u2028b\u0085 here", "a\\u2028b\\u0085 here")]
    public void Render_ControlAndBidiCharactersInTheLine_AreEscapedWithTheCaretInPlace(string line, string shown)
    {
        string[] lines = Excerpt(line, "here");
        Assert.Equal("  1 | " + shown, lines[1]);
        Assert.Equal("    | " + new string(' ', shown.Length - 4) + "^^^^", lines[2]);
    }

    [Fact]
    public void Render_MarkedControlCharacter_HasACaretForEachColumn() => Assert.Equal("    |  ^^^^^^", Excerpt("a\u001bb", "\u001b")[2]);

    [Fact]
    public void Render_ControlCharactersInPathAndMessage_StayOnOneLineAndAreEscaped()
    {
        SourceText source = new("a\u001b[2J.yaml", Encoding.UTF8.GetBytes("b: 1"));
        Diagnostic diagnostic = new(ReadDiagnostics.UnknownAlias, new SourceLocation(source, new SourceSpan(0, 1)), "x\u202e\ny");
        string rendered = DiagnosticRenderer.Render(diagnostic);
        Assert.StartsWith("a\\u001b[2J.yaml:1:1: error RF1013: alias `*x\\u202e\\u000ay` names", rendered, StringComparison.Ordinal);
        Assert.DoesNotContain(rendered, c => char.IsControl(c) && c != '\n');
    }

    [Theory]
    [InlineData("plain é 日本 \U0001F468\u200D\U0001F469", "plain é 日本 \U0001F468\u200D\U0001F469")]
    [InlineData("", "")]
    [InlineData("\t\n", "\\u0009\\u000a")]
    [InlineData("\U0001F600\u001b", "\U0001F600\\u001b")]
    public void Escape_OfText_KeepsWhatShows(string text, string expected) => Assert.Equal(expected, VisibleText.Escape(text));

    private static string[] Excerpt(string text, string marked)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int start = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marked));
        SourceSpan span = new(start, Encoding.UTF8.GetByteCount(marked));
        return DiagnosticRenderer.Render(new Diagnostic(ReadDiagnostics.UnclosedQuote, new SourceLocation(new SourceText("a.yaml", bytes), span))).Split('\n');
    }

    private static string Rendered(string text) => DiagnosticRenderer.Render(Assert.Single(Reading.Of(text).Found));
}
