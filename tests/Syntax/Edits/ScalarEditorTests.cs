using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>Other texts in the place of scalars: quotes stay, and what cannot be written is not.</summary>
public sealed class ScalarEditorTests
{
    [Theory]
    [InlineData("a: tcp # why\n", "TCP", "a: TCP # why\n")]
    [InlineData("a: 'tcp'\n", "it's", "a: 'it''s'\n")]
    [InlineData("a: \"tcp\"\n", "T\"P", "a: \"T\\\"P\"\n")]
    [InlineData("{b: [], a: tcp}\n", "TCP", "{b: [], a: TCP}\n")]
    [InlineData("{\"a\": \"tcp\"}", "TCP", "{\"a\": \"TCP\"}")]
    [InlineData("a: ::ffff:1.2.3.4/128\n", "1.2.3.4/32", "a: 1.2.3.4/32\n")]
    public void Replace_KeepsQuotesAndSurroundings(string before, string text, string after) =>
        Assert.Equal(after, Changed(before, node => ScalarEditor.Replace(node, text)));

    [Theory]
    [InlineData("a: |\n  tcp\n", "TCP")]
    [InlineData("a: tcp\n", "T P # no")]
    [InlineData("a: tcp\n", "")]
    [InlineData("a: &x tcp\nb: *x\n", "TCP")]
    [InlineData("a: tcp\n", "TCP:")]
    [InlineData("a: 80\n", "81")]
    [InlineData("a: {}\n", "x")]
    public void Replace_WhatCannotBeWritten_IsNull(string before, string text) =>
        Assert.Null(Changed(before, node => ScalarEditor.Replace(node, text)));

    [Theory]
    [InlineData("a: \"80\"\n", "a: 80\n")]
    [InlineData("a: '80'\n", "a: 80\n")]
    [InlineData("a: \"\\x38\"\n", null)]
    [InlineData("a: x80\n", null)]
    public void Unquote_TakesOffOnlyQuotes(string before, string? after) => Assert.Equal(after, Changed(before, ScalarEditor.Unquote));

    [Theory]
    [InlineData("a: yes # sure\n", "a: \"yes\" # sure\n")]
    [InlineData("a: 1.10\n", "a: \"1.10\"\n")]
    [InlineData("a: 0x1F\n", "a: \"0x1F\"\n")]
    [InlineData("a: text\n", null)]
    [InlineData("a: null\n", null)]
    public void Quote_MakesATextOfWhatStandsThere(string before, string? after) => Assert.Equal(after, Changed(before, ScalarEditor.Quote));

    private static string? Changed(string text, Func<SyntaxNode, TextChange?> edit)
    {
        byte[] utf8 = Encoding.UTF8.GetBytes(text);
        SyntaxNode root = Assert.Single(new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read("f", utf8)).Root;
        return edit(root["a"u8]) is { } change ? Encoding.UTF8.GetString(change.ApplyTo(utf8)) : null;
    }
}
