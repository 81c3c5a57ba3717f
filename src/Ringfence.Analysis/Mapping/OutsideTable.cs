using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The addresses outside, cut where some endpoint treats them unlike, and what each class may exchange with each cut.</summary>
internal sealed class OutsideTable
{
    private readonly Dictionary<(int Row, int Ports, int Families), IReadOnlyList<(int[] Classes, int Traffic)>> _rows = [];

    /// <summary>Cuts them for the classes of a model.</summary>
    public OutsideTable(IReadOnlyList<EndpointClass> classes)
    {
        Dictionary<(int, int, int), IReadOnlyList<(AddressSet Addresses, int Traffic)>> pieces = [];
        foreach (EndpointClass one in classes)
        {
            foreach (Direction direction in (ReadOnlySpan<Direction>)[Direction.Egress, Direction.Ingress])
            {
                if (!pieces.ContainsKey(KeyOf(one, direction)))
                {
                    pieces.Add(KeyOf(one, direction), one.OutsideTraffic(direction));
                }
            }
        }

        AddressSet[] sets = [.. pieces.Values.SelectMany(row => row.Select(piece => piece.Addresses)).Distinct()];
        AddressCuts cuts = new(sets);
        Classes = cuts.Addresses();
        Dictionary<AddressSet, int[]> numbers = sets.ToDictionary(set => set, cuts.NumbersOf);
        foreach (((int, int, int) key, IReadOnlyList<(AddressSet Addresses, int Traffic)> row) in pieces)
        {
            _rows.Add(key, [.. row.Select(piece => (numbers[piece.Addresses], piece.Traffic))]);
        }
    }

    /// <summary>The addresses of each class; together all there are.</summary>
    public IReadOnlyList<AddressSet> Classes { get; }

    /// <summary>What a class of endpoints may exchange with classes of addresses: disjoint lists of their numbers, each with its traffic.</summary>
    public IReadOnlyList<(int[] Classes, int Traffic)> TrafficOf(EndpointClass type, Direction direction) =>
        _rows[KeyOf(type, direction)];

    private static (int Row, int Ports, int Families) KeyOf(EndpointClass type, Direction direction) => direction == Direction.Egress
        ? (type.Egress.Number, -1, type.Families)
        : (type.Ingress.Number, type.Ports.Number, type.Families);
}
