using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>One node of a document: a scalar, a sequence or a mapping, and where it stands.</summary>
/// <remarks>A handle of two words; the default value is the missing node, which has no location, no text and no children.</remarks>
public readonly struct SyntaxNode : IEquatable<SyntaxNode>
{
    private readonly SyntaxTree? _tree;
    private readonly int _index;

    internal SyntaxNode(SyntaxTree tree, int index)
    {
        _tree = tree;
        _index = index;
    }

    /// <summary>What the node is.</summary>
    public NodeKind Kind => _tree is null ? NodeKind.Missing : Record.Kind;

    /// <summary>True unless this is the missing node.</summary>
    public bool Exists => _tree is not null;

    /// <summary>True for null, boolean, number and string.</summary>
    public bool IsScalar => Kind is NodeKind.Null or NodeKind.Boolean or NodeKind.Number or NodeKind.String;

    /// <summary>The bytes of the source that the node covers.</summary>
    public SourceSpan Span => _tree is null ? default : new SourceSpan(Record.Start, Record.Length);

    /// <summary>Source and span together.</summary>
    /// <exception cref="InvalidOperationException">The node is missing.</exception>
    public SourceLocation Location => new(Tree.Source, Span);

    /// <summary>Entries of a mapping (duplicates counted) or items of a sequence; 0 for anything else.</summary>
    public int Count => Kind is NodeKind.Sequence or NodeKind.Mapping ? Record.Extra : 0;

    /// <summary>A scalar's text, quotes and escapes resolved; empty for anything else.</summary>
    public string Text => !IsScalar ? string.Empty : Record.Extra switch
    {
        >= 0 => Tree.DecodedText(Record.Extra),
        -3 => JsonEscapes.Resolve(RawText),
        _ => Encoding.UTF8.GetString(RawText),
    };

    /// <summary>
    /// A number as the JSON number that the API server's front end makes of it: <c>0x50</c>, <c>8_0</c>, <c>80.0</c> and <c>8e1</c> are all <c>80</c>.
    /// Empty for anything but a number, and for the numbers that JSON cannot hold (<c>.inf</c>, <c>.nan</c>).
    /// </summary>
    public string JsonNumberText => Kind == NodeKind.Number ? NumberText.ToJson(Text) : string.Empty;

    /// <summary>A mapping's key as the name it gets in JSON: booleans become <c>true</c> or <c>false</c>, numbers their JSON form, all else its text.</summary>
    public string KeyText => Kind switch
    {
        NodeKind.Boolean => PlainScalar.IsTrue(Text) ? "true" : "false",
        NodeKind.Number when JsonNumberText is { Length: > 0 } number => number,
        _ => Text,
    };

    /// <summary>Whether a boolean is one of the true ones; false for anything else.</summary>
    public bool IsTrue => Kind == NodeKind.Boolean && PlainScalar.IsTrue(Text);

    /// <summary>The items of a sequence in order; none for anything else.</summary>
    public SyntaxItems Items => new(this);

    /// <summary>The entries of a mapping in the order written, duplicates included; none for anything else.</summary>
    public SyntaxEntries Entries => new(this);

    internal SyntaxTree Tree => _tree ?? throw new InvalidOperationException("The missing node has no source.");

    internal int Index => _index;

    private ref readonly SyntaxRecord Record => ref _tree!.Record(_index);

    private ReadOnlySpan<byte> RawText
    {
        get
        {
            ReadOnlySpan<byte> bytes = Tree.Source.Utf8.Span.Slice(Record.Start, Record.Length);
            return Record.Extra < -1 ? bytes[1..^1] : bytes;
        }
    }

    /// <summary>The value of the last entry with this key, as the server's decoder would take it; the missing node when there is none.</summary>
    /// <param name="key">The key, in UTF-8, matched exactly.</param>
    public SyntaxNode this[ReadOnlySpan<byte> key]
    {
        get
        {
            SyntaxNode found = default;
            foreach (SyntaxEntry entry in Entries)
            {
                if (entry.Key.TextEquals(key))
                {
                    found = entry.Value;
                }
            }

            return found;
        }
    }

    /// <summary>The value of a number that is integral and fits 64 bits, however it is written; false for anything else.</summary>
    public bool TryGetInt64(out long value) =>
        long.TryParse(JsonNumberText, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value);

    /// <summary>Whether a scalar's text is exactly <paramref name="utf8"/>, without making a string of it.</summary>
    public bool TextEquals(ReadOnlySpan<byte> utf8)
    {
        if (TryGetUtf8(out ReadOnlySpan<byte> own))
        {
            return own.SequenceEqual(utf8);
        }

        return IsScalar && string.Equals(Text, Encoding.UTF8.GetString(utf8), StringComparison.Ordinal);
    }

    /// <summary>A scalar's text as bytes of the source, where it stands there without escapes; false when only <see cref="Text"/> has it.</summary>
    public bool TryGetUtf8(out ReadOnlySpan<byte> utf8)
    {
        bool slice = IsScalar && Record.Extra is (-1 or -2);
        utf8 = slice ? RawText : default;
        return slice;
    }

    /// <inheritdoc/>
    public bool Equals(SyntaxNode other) => ReferenceEquals(_tree, other._tree) && _index == other._index;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is SyntaxNode other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(_tree, _index);

    /// <summary>Whether both handles name the same node of the same tree.</summary>
    public static bool operator ==(SyntaxNode left, SyntaxNode right) => left.Equals(right);

    /// <summary>Whether the handles name different nodes.</summary>
    public static bool operator !=(SyntaxNode left, SyntaxNode right) => !left.Equals(right);
}
