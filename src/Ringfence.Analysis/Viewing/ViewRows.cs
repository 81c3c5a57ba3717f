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
    private readonly int[] _cellOf = new int[ends];
    private int _left = MostKept;
    private int _last = -1;
    private ListedPair[] _row = [];
    private int _count;

    /// <summary>
    /// The targets of each member of a group, itself among them when that goes for its members among each other; who opens them is not set.
    /// Good until others are asked for.
    /// </summary>
    public ArraySegment<ListedPair> Of(int group)
    {
        if (_kept.TryGetValue(group, out ListedPair[]? kept))
        {
            return kept;
        }

        if (group != _last)
        {
            Spread(cells.Of(group));
            _last = group;
        }

        ArraySegment<ListedPair> row = new(_row, 0, _count);
        if (members[group].Length > 1 && _count <= _left)
        {
            _left -= _count;
            _kept.Add(group, [.. row]);
        }

        return row;
    }

    private void Spread(ReadOnlySpan<GroupCell> targets)
    {
        int count = 0;
        foreach (GroupCell cell in targets)
        {
            count += members[cell.Target].Length;
        }

        _count = 0;
        if (_row.Length < count)
        {
            _row = new ListedPair[Math.Max(count, Math.Min(ends, _row.Length * 2))];
        }

        if (count * FullRow < ends)
        {
            SpreadFew(targets);
        }
        else
        {
            SpreadMany(targets);
        }
    }

    private void SpreadFew(ReadOnlySpan<GroupCell> targets)
    {
        foreach (GroupCell cell in targets)
        {
            foreach (int target in members[cell.Target])
            {
                Add(target, cell);
            }
        }

        _row.AsSpan(0, _count).Sort((left, right) => left.To.CompareTo(right.To));
    }

    // Where most ends are targets, it is cheaper to walk all ends than to sort the targets.
    private void SpreadMany(ReadOnlySpan<GroupCell> targets)
    {
        Array.Clear(_cellOf);
        for (int cell = 0; cell < targets.Length; cell++)
        {
            foreach (int target in members[targets[cell].Target])
            {
                _cellOf[target] = cell + 1;
            }
        }

        for (int target = 0; target < _cellOf.Length; target++)
        {
            if (_cellOf[target] > 0)
            {
                Add(target, targets[_cellOf[target] - 1]);
            }
        }
    }

    private void Add(int target, GroupCell cell) => _row[_count++] = new ListedPair(-1, target, cell.Ports, cell.Extent);
}
