namespace Ringfence.Syntax;

/// <summary>The nodes of one document, on a flat tape: 20 bytes a node, scalars as slices of the source where they can be.</summary>
public sealed class SyntaxTree
{
    private readonly SyntaxRecord[] _records;
    private readonly string[] _texts;

    internal SyntaxTree(SourceText source, SyntaxRecord[] records, string[] texts)
    {
        Source = source;
        _records = records;
        _texts = texts;
    }

    /// <summary>The text that the spans of this tree refer to.</summary>
    public SourceText Source { get; }

    /// <summary>The document's outermost node.</summary>
    public SyntaxNode Root => At(0);

    internal ref readonly SyntaxRecord Record(int index) => ref _records[index];

    internal string DecodedText(int index) => _texts[index];

    /// <summary>The node at a record, aliases followed to what they stand for.</summary>
    internal SyntaxNode At(int index)
    {
        ref readonly SyntaxRecord record = ref _records[index];
        return record.Kind == NodeKind.Missing ? At(record.Extra) : new SyntaxNode(this, index);
    }
}
