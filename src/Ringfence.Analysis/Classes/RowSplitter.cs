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
    /// <param name="slot">In which circumstances.</param>
    /// <param name="end">One more than the greatest class that some group takes.</param>
    public RowParts Split(IReadOnlyList<RowGroup> groups, PeerSlot slot, int end)
    {
        int[] partOf = new int[end];
        _parts.Clear();
        _parts.Add(default);
        _numbers.Clear();
        int named = 0;
        foreach (RowGroup group in groups)
        {
            int number = traffic.NumberOf(group.Match.Traffic.Numbers);
            ulong name = group.Match.Traffic.Names.IsEmpty ? 0 : 1UL << named++;
            Forget();
            foreach (int member in group.Members(slot))
            {
                int before = partOf[member];
                if (_moved[before] == RowParts.None)
                {
                    _moved[before] = NumberOf(new RowPart(traffic.Union(_parts[before].Sum, number), _parts[before].Naming | name));
                }

                partOf[member] = _moved[before];
            }
        }

        return new RowParts(partOf, [.. _parts]);
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
