using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The addresses outside, cut where some endpoint treats them unlike, and what each class of endpoints may exchange with each cut.</summary>
internal sealed class OutsideTable
{
    private readonly Dictionary<(int Row, int Ports, int Families), OutsideCell[]> _rows = [];

    /// <summary>Cuts them for the classes of a model.</summary>
    public OutsideTable(IReadOnlyList<EndpointClass> classes, TrafficTable traffic)
    {
        OutsidePieces pieces = new(classes, traffic);
        PieceClasses parts = new(pieces.Cuts);
        List<((int, int, int) Key, OutsideCell[] Pieces)> rows = [];
        foreach (EndpointClass one in classes)
        {
            foreach (Direction direction in (ReadOnlySpan<Direction>)[Direction.Egress, Direction.Ingress])
            {
                if (_rows.TryAdd(KeyOf(one, direction), []))
                {
                    rows.Add((KeyOf(one, direction), pieces.Of(one, direction)));
                    parts.PartBy(rows[^1].Pieces);
                }
            }
        }

        Classes = parts.Settle();
        foreach (((int, int, int) key, OutsideCell[] row) in rows)
        {
            _rows[key] = parts.ByClass(row);
        }
    }

    /// <summary>The addresses of each class; together all there are.</summary>
    public IReadOnlyList<AddressSet> Classes { get; }

    /// <summary>What a class of endpoints may exchange with classes of addresses, by number, ascending; with others nothing.</summary>
    public OutsideCell[] TrafficOf(EndpointClass type, Direction direction) => _rows[KeyOf(type, direction)];

    private static (int Row, int Ports, int Families) KeyOf(EndpointClass type, Direction direction) => direction == Direction.Egress
        ? (type.Egress.Number, -1, type.Families)
        : (type.Ingress.Number, type.Ports.Number, type.Families);
}
