namespace Ringfence.Analysis;

/// <summary>Spreads the rows between groups out to their members, in the order of ids.</summary>
/// <param name="cells">The rows between groups.</param>
/// <param name="members">The ends of each group, ascending.</param>
/// <param name="ends">How many ends there are.</param>
internal sealed class ViewRows(ViewCells cells, int[][] members, int ends)
{
    // Members of different groups follow each other all the time; beyond this many targets, only the last row is kept.
    private const int MostKept = 4_000_000;
    private const int FullRow = 8;

    private readonly Dictionary<int, ListedPair[]> _kept = [];
    private int _left = MostKept;
    private int _last = -1;
    private ListedPair[] _row = [];

    /// <summary>The targets of each member of a group, itself among them when that goes for its members among each other; who opens them is not set.</summary>
    public ListedPair[] Of(int group)
    {
        if (group == _last || _kept.TryGetValue(group, out _row!))
        {
            _last = group;
            return _row;
        }

        _last = group;
        _row = Spread(group);
        if (_row.Length <= _left)
        {
            _left -= _row.Length;
            _kept.Add(group, _row);
        }

        return _row;
    }

    private ListedPair[] Spread(int group)
    {
        IReadOnlyList<ViewCell> targets = cells.Of(group);
        int count = targets.Sum(cell => members[cell.Target].Length);
        return count * FullRow < ends ? SpreadFew(targets, count) : SpreadMany(targets, count);
    }

    private ListedPair[] SpreadFew(IReadOnlyList<ViewCell> targets, int count)
    {
        ListedPair[] row = new ListedPair[count];
        int next = 0;
        foreach (ViewCell cell in targets)
        {
            foreach (int target in members[cell.Target])
            {
                row[next++] = new ListedPair(-1, target, cell.Ports, cell.Extent);
            }
        }

        Array.Sort(row, (left, right) => left.To.CompareTo(right.To));
        return row;
    }

    // Where most ends are targets, it is cheaper to walk all ends than to sort the targets.
    private ListedPair[] SpreadMany(IReadOnlyList<ViewCell> targets, int count)
    {
        int[] cellOf = new int[ends];
        for (int cell = 0; cell < targets.Count; cell++)
        {
            foreach (int target in members[targets[cell].Target])
            {
                cellOf[target] = cell + 1;
            }
        }

        ListedPair[] row = new ListedPair[count];
        int next = 0;
        for (int target = 0; target < cellOf.Length; target++)
        {
            if (cellOf[target] > 0)
            {
                ViewCell cell = targets[cellOf[target] - 1];
                row[next++] = new ListedPair(-1, target, cell.Ports, cell.Extent);
            }
        }

        return row;
    }
}
