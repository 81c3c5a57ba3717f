using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Parts the classes that a row takes by what it allows with them. One serves all rows: what it works with is used again.</summary>
/// <remarks>Not for several threads at once.</remarks>
/// <param name="traffic">Where traffic sets are numbered.</param>
internal sealed class RowSplitter(TrafficTable traffic)
{
    private readonly List<RowPart> _parts = [];
    private readonly Dictionary<RowPart, int> _numbers = [];
    private int[] _moved = [];

    /// <summary>Parts the classes of a row by one of its groups after the other.</summary>
    /// <param name="groups">The groups.</param>
    /// <param name="names">All names of ports that they ask for, 64 at most.</param>
    /// <param name="slot">In which circumstances.</param>
    /// <param name="end">One more than the greatest class that some group takes.</param>
    public RowParts Split(IReadOnlyList<RowGroup> groups, IReadOnlyList<PortName> names, PeerSlot slot, int end)
    {
        int[] partOf = new int[end];
        _parts.Clear();
        _parts.Add(default);
        _numbers.Clear();
        foreach (RowGroup group in groups)
        {
            int number = traffic.NumberOf(group.Match.Traffic.Numbers);
            ulong asked = WordOf(group.Match.Traffic.Names, names);
            Forget();
            foreach (int member in group.Members(slot))
            {
                int before = partOf[member];
                if (_moved[before] == RowParts.None)
                {
                    _moved[before] = NumberOf(new RowPart(traffic.Union(_parts[before].Sum, number), _parts[before].Names | asked));
                }

                partOf[member] = _moved[before];
            }
        }

        return Settled(partOf);
    }

    // Most parts were only passed through: those that classes are in now are numbered anew.
    private RowParts Settled(int[] partOf)
    {
        Forget();
        List<RowPart> kept = [default];
        for (int member = 0; member < partOf.Length; member++)
        {
            int before = partOf[member];
            if (before != RowParts.None && _moved[before] == RowParts.None)
            {
                _moved[before] = kept.Count;
                kept.Add(_parts[before]);
            }

            partOf[member] = _moved[before];
        }

        return new RowParts(partOf, [.. kept]);
    }

    private static ulong WordOf(ValueArray<PortName> asked, IReadOnlyList<PortName> names)
    {
        ulong word = 0;
        for (int name = 0; name < names.Count && !asked.IsEmpty; name++)
        {
            word |= asked.Contains(names[name]) ? 1UL << name : 0;
        }

        return word;
    }

    // Where the classes of each part that there is now go when the next group takes them.
    private void Forget()
    {
        if (_moved.Length < _parts.Count)
        {
            _moved = new int[Math.Max(_parts.Count, _moved.Length * 2)];
        }

        Array.Clear(_moved, 0, _parts.Count);
    }

    private int NumberOf(RowPart part)
    {
        if (!_numbers.TryGetValue(part, out int number))
        {
            _numbers.Add(part, number = _parts.Count);
            _parts.Add(part);
        }

        return number;
    }
}
