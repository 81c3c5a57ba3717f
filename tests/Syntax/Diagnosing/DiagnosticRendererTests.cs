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

    private static string[] Excerpt(string text, string marked)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(text);
        int start = bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(marked));
        SourceSpan span = new(start, Encoding.UTF8.GetByteCount(marked));
        return DiagnosticRenderer.Render(new Diagnostic(ReadDiagnostics.UnclosedQuote, new SourceLocation(new SourceText("a.yaml", bytes), span))).Split('\n');
    }

    private static string Rendered(string text) => DiagnosticRenderer.Render(Assert.Single(Reading.Of(text).Found));
}
