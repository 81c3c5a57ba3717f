using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>The ends of a map as boxes of a picture, in which addresses with the same connections are one box.</summary>
internal sealed class DrawnEnds
{
    private readonly MapView _view;
    private readonly Dictionary<MapEndpoint, int> _numbers = new(ReferenceEqualityComparer.Instance);
    private readonly List<DrawnEnd> _all = [];

    /// <summary>The boxes for the ends to show.</summary>
    public DrawnEnds(MapView view)
    {
        _view = view;
        foreach (MapEndpoint end in view.Map.Endpoints.Where(view.Shows))
        {
            Add(end.Id, end);
        }

        ILookup<MapGroup, string> lines = LinesOfAddresses(view);
        foreach (IGrouping<string, MapGroup> alike in view.Groups
            .Where(group => group.Members[0] is MapEndpoint.Addresses first && view.Shows(first))
            .GroupBy(group => string.Join('\n', lines[group].Order(StringComparer.Ordinal))))
        {
            MapEndpoint[] blocks = [.. alike.SelectMany(group => group.Members)];
            Add(AddressSetWords.Of(blocks), blocks[0]);
        }
    }

    /// <summary>The boxes: workloads or pods by id, then addresses.</summary>
    public IReadOnlyList<DrawnEnd> All => _all;

    /// <summary>The connections between them.</summary>
    public IEnumerable<DrawnEdge> Edges()
    {
        foreach (ListedPair pair in _view.Pairs())
        {
            // Other blocks of a box's addresses would draw the same line again.
            if (_numbers.TryGetValue(_view.ById[pair.From], out int from) && _numbers.TryGetValue(_view.ById[pair.To], out int to))
            {
                yield return new DrawnEdge(from, to, _view.Traffic[pair.Ports], pair.Extent);
            }
        }
    }

    /// <summary>The connections as lines to draw: two that are the same both ways are one line.</summary>
    public IEnumerable<DrawnLine> Lines()
    {
        List<DrawnEdge> edges = [.. Edges()];
        HashSet<DrawnEdge> all = [.. edges];
        foreach (DrawnEdge edge in edges)
        {
            bool bothWays = all.Contains(edge with { From = edge.To, To = edge.From });
            if (!bothWays || edge.From < edge.To)
            {
                yield return new DrawnLine(edge, bothWays ? LineEnds.Both : LineEnds.Target);
            }
        }
    }

    private static ILookup<MapGroup, string> LinesOfAddresses(MapView view) => view.GroupConnections()
        .SelectMany(one => ((MapGroup Group, string Line)[])
        [
            (one.From, $"to {one.To.Number} {one.Ports} {one.Extent}"),
            (one.To, $"from {one.From.Number} {one.Ports} {one.Extent}"),
        ])
        .Where(line => line.Group.Members[0] is MapEndpoint.Addresses)
        .ToLookup(line => line.Group, line => line.Line);

    private void Add(string name, MapEndpoint first)
    {
        _numbers.Add(first, _all.Count);
        _all.Add(new DrawnEnd(_all.Count, name, first));
    }
}
