using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds what differs of workloads, pods and namespaces between two states, as far as a policy could see it.</summary>
internal sealed class InventoryEdits
{
    // Put there by controllers for themselves: other values with every rollout, and in nobody's selector.
    private static readonly string[] OfControllers = ["pod-template-hash", "controller-revision-hash"];

    private readonly Dictionary<string, ObjectEdit> _ends = new(StringComparer.Ordinal);
    private readonly Dictionary<NamespaceName, ObjectEdit> _namespaces = [];

    /// <summary>Compares the inventories of two states.</summary>
    public InventoryEdits(ClusterSnapshot before, ClusterSnapshot after, MapGrain grain)
    {
        ILookup<string, Endpoint> old = ByLine(before, grain);
        ILookup<string, Endpoint> kept = ByLine(after, grain);
        foreach (string id in old.Select(end => end.Key).Union(kept.Select(end => end.Key)))
        {
            EditKind kind = !old.Contains(id) ? EditKind.Added : !kept.Contains(id) ? EditKind.Removed : EditKind.Edited;
            ObjectAspect[] aspects = kind == EditKind.Edited ? [.. Differing([.. old[id]], [.. kept[id]])] : [ObjectAspect.Existence];
            if (aspects.Length > 0)
            {
                string[] parts = id.Split('/');
                _ends.Add(id, new ObjectEdit(kind, parts.Length == 3 ? parts[1] : "Pod", new NamespaceName(parts[0]), parts[^1], [.. aspects]));
            }
        }

        foreach (ClusterNamespace space in after.Namespaces)
        {
            if (before.FindNamespace(space.Name) is { } earlier && !earlier.Labels.Equals(space.Labels))
            {
                _namespaces.Add(space.Name, new ObjectEdit(EditKind.Edited, "Namespace", null, space.Name.Value, [ObjectAspect.Labels]));
            }
        }

        Any = _ends.Count > 0 || _namespaces.Count > 0 || !before.Nodes.ToHashSet().SetEquals(after.Nodes);
    }

    /// <summary>Whether anything differs at all.</summary>
    public bool Any { get; }

    /// <summary>What differs of two ends and the namespaces they are in; when one end exists in one state only, that alone.</summary>
    public ValueArray<ObjectEdit> Of(ChangeEnd from, ChangeEnd to)
    {
        List<ObjectEdit> edits = [];
        foreach (ChangeEnd end in from.Id == to.Id ? [from] : new[] { from, to })
        {
            if (_ends.TryGetValue(end.Id, out ObjectEdit? edit))
            {
                edits.Add(edit);
            }

            if (end.Endpoint is MapEndpoint.Pods pods && _namespaces.TryGetValue(pods.Namespace, out ObjectEdit? space) && !edits.Contains(space))
            {
                edits.Add(space);
            }
        }

        return edits.Exists(edit => edit.Kind != EditKind.Edited) ? [.. edits.Where(edit => edit.Kind != EditKind.Edited)] : [.. edits];
    }

    private static ILookup<string, Endpoint> ByLine(ClusterSnapshot snapshot, MapGrain grain) =>
        snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Live).ToLookup(endpoint => grain.IdOf(endpoint).Value, StringComparer.Ordinal);

    private static IEnumerable<ObjectAspect> Differing(Endpoint[] before, Endpoint[] after)
    {
        if (Differ(before, after, LabelsOf))
        {
            yield return ObjectAspect.Labels;
        }

        if (Differ(before, after, endpoint => endpoint.Ports))
        {
            yield return ObjectAspect.Ports;
        }

        if (Differ(before, after, endpoint => endpoint.Network))
        {
            yield return ObjectAspect.Network;
        }

        if (Differ(before, after, endpoint => endpoint.Addresses))
        {
            yield return ObjectAspect.Addresses;
        }

        if (Differ(before, after, endpoint => endpoint.Node?.Value ?? string.Empty))
        {
            yield return ObjectAspect.Nodes;
        }
    }

    /// <summary>Whether an aspect differs: of any pod where both states have the same ones, else of all together.</summary>
    private static bool Differ<T>(Endpoint[] before, Endpoint[] after, Func<Endpoint, T> aspect)
    {
        if (before is [var old] && after is [var kept])
        {
            return !EqualityComparer<T>.Default.Equals(aspect(old), aspect(kept));
        }

        HashSet<(EndpointId, T)> each = [.. before.Select(endpoint => (endpoint.Id, aspect(endpoint)))];
        bool isOfTheSame = each.Select(one => one.Item1).ToHashSet().SetEquals(after.Select(endpoint => endpoint.Id));
        return isOfTheSame
            ? !each.SetEquals(after.Select(endpoint => (endpoint.Id, aspect(endpoint))))
            : !before.Select(aspect).ToHashSet().SetEquals(after.Select(aspect));
    }

    private static LabelSet LabelsOf(Endpoint endpoint) => OfControllers.Any(key => endpoint.Labels.TryGetValue(key, out _))
        ? LabelSet.Of(endpoint.Labels.Pairs.ToArray().Where(pair => !OfControllers.Contains(pair.Key, StringComparer.Ordinal)))
        : endpoint.Labels;
}
