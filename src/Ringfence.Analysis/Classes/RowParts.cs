namespace Ringfence.Analysis;

/// <summary>The classes that a row takes, parted by what it allows with them.</summary>
internal sealed class RowParts
{
    private readonly ushort[] _partOf;
    private readonly RowPart[] _parts;

    /// <summary>Files classes under their parts.</summary>
    /// <param name="end">One more than the greatest class; few enough to number parts in 16 bits.</param>
    /// <param name="parts">Disjoint sets of classes.</param>
    public RowParts(int end, List<(IndexSet Members, RowPart Part)> parts)
    {
        _partOf = new ushort[end];
        _parts = [default, .. parts.Select(part => part.Part)];
        for (int part = 0; part < parts.Count; part++)
        {
            foreach (int member in parts[part].Members)
            {
                _partOf[member] = (ushort)(part + 1);
            }
        }
    }

    /// <summary>The part of a class; nothing for classes that the row does not take.</summary>
    public RowPart Of(int remote) => remote < _partOf.Length ? _parts[_partOf[remote]] : default;
}
