using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds what selectors take without trying every pod: groups of pods by the labels they have, namespaces by theirs.</summary>
/// <remarks>Answers are kept, so the same selector in a thousand policies costs once. Not for several threads at once.</remarks>
public sealed class SelectorIndex
{
    private readonly Dictionary<NamespaceName, List<LabelGroup>> _ofNamespace = [];
    private readonly Dictionary<(string Key, string Value), List<LabelGroup>> _byPodLabel = [];
    private readonly Dictionary<(string Key, string Value), List<ClusterNamespace>> _byNamespaceLabel = [];
    private readonly Dictionary<EndpointSelector, IReadOnlyList<LabelGroup>> _found = [];

    // The same selectors are asked for by rule after rule: to know one again costs less than to hash all that is in it.
    private readonly Dictionary<EndpointSelector, IReadOnlyList<LabelGroup>> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<LabelSelector, IReadOnlyList<ClusterNamespace>> _foundNamespaces = [];
    private readonly List<LabelGroup> _groups = [];

    /// <summary>An index of a snapshot's live endpoints and of its namespaces.</summary>
    public SelectorIndex(ClusterSnapshot snapshot)
    {
        Namespaces = [.. snapshot.Namespaces];
        foreach (ClusterNamespace space in Namespaces)
        {
            foreach ((string key, string value) in space.Labels.Pairs)
            {
                Shelf(_byNamespaceLabel, (key, value)).Add(space);
            }
        }

        foreach (IGrouping<(NamespaceName Namespace, LabelSet Labels, PodNetwork Network), Endpoint> alike in snapshot.Endpoints
            .Where(endpoint => endpoint.Phase == PodPhase.Live)
            .GroupBy(endpoint => (endpoint.Namespace, endpoint.Labels, endpoint.Network)))
        {
            LabelGroup group = new(snapshot.FindNamespace(alike.Key.Namespace)!, alike.Key.Labels, alike.Key.Network, [.. alike]);
            _groups.Add(group);
            Shelf(_ofNamespace, alike.Key.Namespace).Add(group);
            foreach ((string key, string value) in alike.Key.Labels.Pairs)
            {
                Shelf(_byPodLabel, (key, value)).Add(group);
            }
        }
    }

    /// <summary>The namespaces, given and assumed.</summary>
    public IReadOnlyList<ClusterNamespace> Namespaces { get; }

    /// <summary>Every group, in the order of the snapshot.</summary>
    public IReadOnlyList<LabelGroup> Groups => _groups;

    /// <summary>The groups of one namespace; none where it has no pod.</summary>
    public IReadOnlyList<LabelGroup> GroupsOf(NamespaceName space) => _ofNamespace.TryGetValue(space, out List<LabelGroup>? groups) ? groups : [];

    /// <summary>The groups that a selector takes. Host-network pods are among them: <see cref="LabelGroup.Network"/> tells.</summary>
    public IReadOnlyList<LabelGroup> Find(EndpointSelector selector)
    {
        if (_known.TryGetValue(selector, out IReadOnlyList<LabelGroup>? known))
        {
            return known;
        }

        if (!_found.TryGetValue(selector, out IReadOnlyList<LabelGroup>? found))
        {
            _found.Add(selector, found = [.. Candidates(selector).Where(group => selector.Matches(group.Sample, group.Namespace.Labels))]);
        }

        _known.Add(selector, found);
        return found;
    }

    /// <summary>The namespaces that a selector takes; an assumed one has its name label only.</summary>
    public IReadOnlyList<ClusterNamespace> FindNamespaces(LabelSelector selector)
    {
        if (!_foundNamespaces.TryGetValue(selector, out IReadOnlyList<ClusterNamespace>? found))
        {
            IReadOnlyList<ClusterNamespace> candidates = Smallest(selector, _byNamespaceLabel) ?? Namespaces;
            _foundNamespaces.Add(selector, found = [.. candidates.Where(space => selector.Matches(space.Labels))]);
        }

        return found;
    }

    /// <summary>Whether some live pod has a label with this value, wherever it is.</summary>
    public bool HasPodLabel(string key, string value) => _byPodLabel.ContainsKey((key, value));

    private IEnumerable<LabelGroup> Candidates(EndpointSelector selector)
    {
        List<LabelGroup>? byLabel = Smallest(selector.Pods, _byPodLabel);
        if (selector.Namespaces is NamespaceScope.Only(var own))
        {
            IReadOnlyList<LabelGroup> home = GroupsOf(own);
            return byLabel is null || home.Count <= byLabel.Count ? home : byLabel;
        }

        return byLabel is not null ? byLabel
            : selector.Namespaces is NamespaceScope.Matching({ IsEverything: false } spaces) ? FindNamespaces(spaces).SelectMany(space => GroupsOf(space.Name))
            : _groups;
    }

    // A requirement of one value leaves only what has that value.
    private static List<T>? Smallest<T>(LabelSelector selector, Dictionary<(string, string), List<T>> byLabel)
    {
        List<T>? smallest = null;
        foreach (LabelRequirement requirement in selector.Requirements)
        {
            if (requirement is { Operator: LabelOperator.In, Values.Count: 1 })
            {
                List<T> shelf = byLabel.GetValueOrDefault((requirement.Key, requirement.Values[0])) ?? [];
                smallest = smallest is null || shelf.Count < smallest.Count ? shelf : smallest;
            }
        }

        return smallest;
    }

    private static List<T> Shelf<TKey, T>(Dictionary<TKey, List<T>> shelves, TKey key)
        where TKey : notnull
    {
        if (!shelves.TryGetValue(key, out List<T>? shelf))
        {
            shelves.Add(key, shelf = []);
        }

        return shelf;
    }
}
