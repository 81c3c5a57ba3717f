namespace Ringfence.Analysis;

/// <summary>Spreads the rows between groups out to their members, in the order of ids.</summary>
internal sealed class ViewRows(ViewCells cells, int[][] members)
{
    // Members of different groups follow each other all the time; beyond this many targets, only the last row is kept.
    private const int MostKept = 4_000_000;

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
        List<ListedPair> row = [];
        foreach (ViewCell cell in cells.Of(group))
        {
            foreach (int target in members[cell.Target])
            {
                row.Add(new ListedPair(-1, target, cell.Ports, cell.Extent));
            }
        }

        row.Sort((left, right) => left.To.CompareTo(right.To));
        return [.. row];
    }
}
