using System.Buffers;
using System.Text;
using System.Text.Json;

namespace Ringfence.Syntax;

/// <summary>Writes another text in the place of a scalar, quoted as it was.</summary>
/// <remarks>Like <see cref="NodeEditor"/>: what it does not know how to change gives null, and what comes of a change is for the caller to read again.</remarks>
public static class ScalarEditor
{
    private static readonly SearchValues<char> Plain =
        SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./:");

    /// <summary>Gives a text in quotes or plain another text.</summary>
    /// <param name="scalar">A string; null comes of any other node, and of blocks of lines.</param>
    /// <param name="text">The new text; it has no line break.</param>
    public static TextChange? Replace(SyntaxNode scalar, string text) => scalar.Kind != NodeKind.String ? null : First(scalar) switch
    {
        '"' => Change(scalar, $"\"{JsonEncodedText.Encode(text, System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping)}\""),
        '\'' => Change(scalar, $"'{text.Replace("'", "''", StringComparison.Ordinal)}'"),
        _ when IsPlain(scalar) && CanBePlain(text) => Change(scalar, text),
        _ => null,
    };

    /// <summary>Takes the quotes off a text, so that it is read as what it looks like; null when it has none, or is not what it looks like.</summary>
    public static TextChange? Unquote(SyntaxNode scalar) =>
        scalar.Kind == NodeKind.String && First(scalar) is '"' or '\'' && scalar.Text.Length == scalar.Span.Length - 2 ? Change(scalar, scalar.Text) : null;

    /// <summary>Puts a boolean or a number in double quotes, so that it is read as the text that stands there; null for any other node.</summary>
    public static TextChange? Quote(SyntaxNode scalar) =>
        scalar.Kind is NodeKind.Boolean or NodeKind.Number && IsPlain(scalar) ? Change(scalar, $"\"{scalar.Text}\"") : null;

    private static char First(SyntaxNode scalar) => scalar.Span.Length == 0 ? ' ' : (char)Raw(scalar)[0];

    // A plain scalar stands in the text as it is read; a block, a folded line or a tag makes a difference.
    private static bool IsPlain(SyntaxNode scalar) => Encoding.UTF8.GetBytes(scalar.Text).AsSpan().SequenceEqual(Raw(scalar));

    private static bool CanBePlain(string text) => text.Length > 0 && text[0] is not ('-' or ':') && text[^1] != ':' && !text.AsSpan().ContainsAnyExcept(Plain);

    private static ReadOnlySpan<byte> Raw(SyntaxNode scalar) => scalar.Location.Source.Utf8.Span.Slice(scalar.Span.Start, scalar.Span.Length);

    private static TextChange Change(SyntaxNode scalar, string written) =>
        new(scalar.Location.Source.OriginOffset + scalar.Span.Start, scalar.Span.Length, written);
}
