using System.Text;

namespace Ringfence.Syntax;

/// <summary>Writes the tape of one document after the other; its buffers are kept between documents.</summary>
internal sealed class TapeWriter
{
    private const int FirstSize = 256;
    private const int HandOverCount = 100_000;
    private readonly List<string> _texts = [];
    private SyntaxRecord[] _records = new SyntaxRecord[FirstSize];

    /// <summary>The number of records written: the index of the next one.</summary>
    public int Count { get; private set; }

    public SyntaxRecord this[int index] => _records[index];

    /// <summary>Forgets everything written.</summary>
    public void Clear()
    {
        Count = 0;
        _texts.Clear();
    }

    /// <summary>A scalar whose text is the bytes of its span.</summary>
    public int Plain(NodeKind kind, int start, int length) => Add(new SyntaxRecord(kind, start, length, Count + 1, -1));

    /// <summary>A scalar whose text is the bytes between the two quotes of its span.</summary>
    public int Quoted(NodeKind kind, int start, int length) => Add(new SyntaxRecord(kind, start, length, Count + 1, -2));

    /// <summary>A JSON string with escapes, which are resolved when its text is asked for.</summary>
    public int Escaped(int start, int length) => Add(new SyntaxRecord(NodeKind.String, start, length, Count + 1, -3));

    /// <summary>A scalar whose text had to be worked out: escapes, folded lines, blocks.</summary>
    public int Decoded(NodeKind kind, int start, int length, string text)
    {
        _texts.Add(text);
        return Add(new SyntaxRecord(kind, start, length, Count + 1, _texts.Count - 1));
    }

    /// <summary>Another name for the node at <paramref name="target"/>.</summary>
    public int Alias(int start, int length, int target) => Add(new SyntaxRecord(NodeKind.Missing, start, length, Count + 1, target));

    /// <summary>Opens a collection; <see cref="Close"/> says how long it is and how much it holds.</summary>
    public int Open(NodeKind kind, int start) => Add(new SyntaxRecord(kind, start, 0, 0, 0));

    /// <summary>Closes a collection: everything written since it was opened is below it.</summary>
    public void Close(int index, int end, int count)
    {
        SyntaxRecord open = _records[index];
        _records[index] = open with { Length = end - open.Start, Next = Count, Extra = count };
    }

    /// <summary>Lets a collection stand for another node, keeping its place and what is below it.</summary>
    public void Redirect(int index, int target) => _records[index] = _records[index] with { Kind = NodeKind.Missing, Extra = target };

    /// <summary>The bytes of a scalar's text as written so far.</summary>
    public string TextOf(int index, ReadOnlySpan<byte> source)
    {
        SyntaxRecord record = _records[index];
        return record.Extra switch
        {
            -1 => Encoding.UTF8.GetString(source.Slice(record.Start, record.Length)),
            -2 => Encoding.UTF8.GetString(source.Slice(record.Start + 1, record.Length - 2)),
            -3 => JsonEscapes.Resolve(source.Slice(record.Start + 1, record.Length - 2)),
            _ => _texts[record.Extra],
        };
    }

    /// <summary>The tree of what was written.</summary>
    public SyntaxTree ToTree(SourceText source)
    {
        if (Count < HandOverCount || Count < _records.Length / 2)
        {
            return new SyntaxTree(source, _records.AsSpan(0, Count).ToArray(), [.. _texts]);
        }

        // A large tape keeps its array; the next document starts with a small one.
        SyntaxTree tree = new(source, _records, [.. _texts]);
        _records = new SyntaxRecord[FirstSize];
        Count = 0;
        return tree;
    }

    private int Add(in SyntaxRecord record)
    {
        if (Count == _records.Length)
        {
            Array.Resize(ref _records, Count * 2);
        }

        _records[Count] = record;
        return Count++;
    }
}
