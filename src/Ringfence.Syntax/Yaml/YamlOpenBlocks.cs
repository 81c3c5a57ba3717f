namespace Ringfence.Syntax;

/// <summary>The block mappings and sequences that have begun and not ended, the innermost last.</summary>
/// <param name="tape">Where they are opened and closed.</param>
/// <param name="most">How many may be open at once.</param>
internal sealed class YamlOpenBlocks(TapeWriter tape, int most)
{
    private Block[] _blocks = new Block[32];
    private int _count;

    /// <summary>Whether none is open.</summary>
    public bool IsEmpty => _count == 0;

    /// <summary>The indentation of the innermost; -1 when none is open, so that every line is further in.</summary>
    public int Indent => _count == 0 ? -1 : _blocks[_count - 1].Indent;

    /// <summary>What the innermost is; <see cref="NodeKind.Missing"/> when none is open.</summary>
    public NodeKind Kind => _count == 0 ? NodeKind.Missing : _blocks[_count - 1].Kind;

    /// <summary>Whether the innermost is a sequence whose dashes stand in the column of the keys around it.</summary>
    public bool IsInColumnOfItsMapping => _count > 1 && Kind == NodeKind.Sequence && _blocks[_count - 2].Indent == Indent;

    /// <summary>Begins anew.</summary>
    public void Clear() => _count = 0;

    /// <summary>Opens a block; false when too many are open.</summary>
    /// <param name="kind">A mapping or a sequence.</param>
    /// <param name="indent">The column of its keys or dashes.</param>
    /// <param name="start">0-based offset of its first byte.</param>
    public bool TryOpen(NodeKind kind, int indent, int start)
    {
        if (_count == most)
        {
            return false;
        }

        if (_count == _blocks.Length)
        {
            Array.Resize(ref _blocks, _count * 2);
        }

        _blocks[_count++] = new Block { Kind = kind, Indent = indent, Index = tape.Open(kind, start) };
        return true;
    }

    /// <summary>Counts one more item or entry of the innermost.</summary>
    public void CountOne() => _blocks[_count - 1].Count++;

    /// <summary>Closes the innermost.</summary>
    /// <param name="end">0-based offset behind its last byte.</param>
    public void Close(int end)
    {
        ref Block block = ref _blocks[--_count];
        tape.Close(block.Index, end, block.Count);
    }

    private struct Block
    {
        public NodeKind Kind;
        public int Indent;
        public int Index;
        public int Count;
    }
}
