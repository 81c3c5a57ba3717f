using System.Text;

namespace Ringfence.Syntax.Tests;

/// <summary>What of the text a node of YAML in brackets is: from bracket to bracket, whatever reads it.</summary>
public sealed class SpanTests
{
    [Theory]
    [InlineData("a: {b: 1}\n", "{b: 1}")]
    [InlineData("a: { b: [1, 2] , }  # c\n", "{ b: [1, 2] , }")]
    [InlineData("a: [1, {b: }]\n", "[1, {b: }]")]
    [InlineData("a: []\n", "[]")]
    [InlineData("a: {}", "{}")]
    [InlineData("a: [\n  é,\n  {x: y}\n  ]\nb: 1\n", "[\n  é,\n  {x: y}\n  ]")]
    [InlineData("{a: {b: c}}", "{b: c}")]
    [InlineData("{a: [{b: c}, ], }", "[{b: c}, ]")]
    [InlineData("{\"a\": {\"b\": 1 } }", "{\"b\": 1 }")]
    public void Span_OfACollectionInBrackets_TakesBothBrackets(string text, string expected)
    {
        SyntaxNode node = Reading.Of(text).Root["a"u8];
        Assert.Equal(expected, Encoding.UTF8.GetString(node.Location.Source.Utf8.Span.Slice(node.Span.Start, node.Span.Length)));
    }
}
