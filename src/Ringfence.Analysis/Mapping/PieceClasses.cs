using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Parts pieces of the addresses outside into classes: those that no row tells apart, in one family, are one.</summary>
internal sealed class PieceClasses
{
    private readonly AddressCuts _cuts;
    private readonly int[] _classOf;
    private readonly Dictionary<OutsideCell, int> _parts = [];
    private int _next;

    /// <summary>Begins with a class for each family.</summary>
    public PieceClasses(AddressCuts cuts)
    {
        _cuts = cuts;
        _classOf = [.. Enumerable.Range(0, cuts.Count).Select(piece => (int)cuts.FamilyOf(piece))];
        _next = cuts.Count + 1;
    }

    /// <summary>Parts the classes by what a row allows with the pieces that it takes at all.</summary>
    public void PartBy(OutsideCell[] row)
    {
        _parts.Clear();
        foreach (OutsideCell cell in row)
        {
            OutsideCell part = cell with { Addresses = _classOf[cell.Addresses] };
            if (!_parts.TryGetValue(part, out int number))
            {
                _parts.Add(part, number = _next++);
            }

            _classOf[cell.Addresses] = number;
        }
    }

    /// <summary>Numbers the classes by their first addresses, and says the addresses of each.</summary>
    public IReadOnlyList<AddressSet> Settle()
    {
        IReadOnlyList<(int Key, AddressSet Addresses)> classes = _cuts.AddressesBy(_classOf);
        Dictionary<int, int> settled = classes.Index().ToDictionary(one => one.Item.Key, one => one.Index);
        for (int piece = 0; piece < _classOf.Length; piece++)
        {
            _classOf[piece] = settled[_classOf[piece]];
        }

        return [.. classes.Select(one => one.Addresses)];
    }

    /// <summary>What a row allows with classes, ascending, from what it allows with pieces. To be asked when the classes are settled.</summary>
    public OutsideCell[] ByClass(OutsideCell[] row)
    {
        OutsideCell[] cells = [.. row.Select(cell => cell with { Addresses = _classOf[cell.Addresses] })];
        Array.Sort(cells, (left, right) => left.Addresses.CompareTo(right.Addresses));

        // All pieces of a class have the same traffic in every row.
        int count = 0;
        foreach (OutsideCell cell in cells)
        {
            if (count == 0 || cells[count - 1].Addresses != cell.Addresses)
            {
                cells[count++] = cell;
            }
        }

        return cells[..count];
    }
}
