namespace Ringfence.Analysis;

/// <summary>Which pairs of classes are worth asking about: those that the source's egress and the destination's ingress both reach.</summary>
/// <remarks>
/// Destinations are kept by their ingress row. A row that few sources can use is noted at each of them; one that many can is asked for
/// each source, since such rows are few where clusters are large.
/// </remarks>
internal sealed class ClassReach
{
    private const int FewSources = 512;

    private readonly IReadOnlyList<EndpointClass> _classes;
    private readonly IndexSet _all;
    private readonly IndexSet _open;
    private readonly List<(IndexSet Sources, IndexSet Destinations)> _wide = [];
    private readonly List<int>?[] _narrow;

    /// <summary>Prepares the classes of a model.</summary>
    public ClassReach(IReadOnlyList<EndpointClass> classes)
    {
        _classes = classes;
        _all = IndexSet.Below(classes.Count);
        _narrow = new List<int>?[classes.Count];
        IndexSetBuilder open = new();
        foreach (IGrouping<ClassRow, EndpointClass> alike in classes.GroupBy(one => one.Ingress))
        {
            if (alike.Key.Reach() is not { } sources)
            {
                continue;
            }

            if (sources.Count > FewSources)
            {
                _wide.Add((sources, IndexSet.Of([.. alike.Select(one => one.Number)])));
                continue;
            }

            foreach (int source in sources)
            {
                (_narrow[source] ??= []).AddRange(alike.Select(one => one.Number));
            }
        }

        HashSet<ClassRow> unbounded = [.. classes.Select(one => one.Ingress).Distinct().Where(row => row.Reach() is null)];
        foreach (EndpointClass one in classes)
        {
            if (unbounded.Contains(one.Ingress))
            {
                open.Add(one.Number);
            }
        }

        _open = open.Build();
    }

    /// <summary>The destinations worth asking about for a source.</summary>
    public IndexSet Of(int from)
    {
        IndexSet destinations = _open;
        if (_narrow[from] is { } narrow)
        {
            destinations = destinations.Union(IndexSet.Of([.. narrow]));
        }

        IndexSetSum wide = new(_classes.Count);
        foreach ((IndexSet sources, IndexSet reached) in _wide)
        {
            if (sources.Contains(from))
            {
                wide.Add(reached);
            }
        }

        destinations = destinations.Union(wide.Total());
        return destinations.Intersect(_classes[from].Egress.Reach() ?? _all);
    }
}
