namespace Ringfence.Analysis;

/// <summary>For rows that add up many rules over few classes: what they allow with each class, worked out for all classes at once.</summary>
/// <remarks>
/// The classes are parted by one group after the other, so traffic is added once for a part and not once for a class. Groups that name ports
/// are left out: what they allow differs from one destination to the next.
/// </remarks>
/// <param name="groups">The groups of the row.</param>
/// <param name="traffic">Where traffic sets are numbered.</param>
internal sealed class RowSums(IReadOnlyList<RowGroup> groups, TrafficTable traffic)
{
    private const int FewestGroups = 4;
    private const int MostClasses = 4096;

    private readonly RowGroup[] _plain = [.. groups.Where(group => group.Match.Traffic.Names.IsEmpty)];
    private readonly int[]?[] _sums = new int[PeerSlot.Count][];
    private int _changed = -1;
    private bool _worthIt = true;

    /// <summary>The sums of a slot by class; classes beyond its end get nothing. Null for rows that are better asked class by class.</summary>
    public int[]? Of(PeerSlot slot)
    {
        if (!_worthIt || _plain.Length < FewestGroups)
        {
            return null;
        }

        int changed = 0;
        foreach (RowGroup group in _plain)
        {
            group.Refresh();
            changed = Math.Max(changed, group.Changed);
        }

        if (_changed != changed)
        {
            Array.Clear(_sums);
            _changed = changed;
        }

        return _sums[slot.Index] ??= Find(slot);
    }

    private int[]? Find(PeerSlot slot)
    {
        IndexSet all = IndexSet.Empty;
        foreach (RowGroup group in _plain)
        {
            all = all.Union(group.Members(slot));
        }

        int end = all.End;
        if (end > MostClasses)
        {
            _worthIt = false;
            return null;
        }

        int[] sums = new int[end];
        foreach ((IndexSet part, int sum) in Parts(slot, all))
        {
            foreach (int member in part)
            {
                sums[member] = sum;
            }
        }

        return sums;
    }

    private List<(IndexSet Part, int Sum)> Parts(PeerSlot slot, IndexSet all)
    {
        List<(IndexSet Part, int Sum)> parts = [(all, TrafficTable.None)];
        foreach (RowGroup group in _plain)
        {
            IndexSet members = group.Members(slot);
            int number = traffic.NumberOf(group.Match.Traffic.Numbers);
            for (int i = parts.Count - 1; i >= 0; i--)
            {
                (IndexSet part, int sum) = parts[i];
                IndexSet inside = part.Intersect(members);
                if (inside.IsEmpty)
                {
                    continue;
                }

                IndexSet outside = part.Except(members);
                parts[i] = (inside, traffic.Union(sum, number));
                if (!outside.IsEmpty)
                {
                    parts.Add((outside, sum));
                }
            }
        }

        return parts;
    }
}
