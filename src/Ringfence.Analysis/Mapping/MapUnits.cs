using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Folds the endpoints of a snapshot into the lines of a map.</summary>
internal static class MapUnits
{
    /// <summary>The units, by id in ordinal order.</summary>
    public static IReadOnlyList<MapUnit> Of(ClusterSnapshot snapshot, ClassModel model, MapGrain grain)
    {
        Dictionary<EndpointId, List<int>> folded = [];
        for (int i = 0; i < snapshot.Endpoints.Count; i++)
        {
            if (model.ClassOf[i] >= 0)
            {
                EndpointId id = grain == MapGrain.Workload ? snapshot.Endpoints[i].Workload : snapshot.Endpoints[i].Id;
                ref List<int>? members = ref CollectionsMarshal.GetValueRefOrAddDefault(folded, id, out _);
                (members ??= []).Add(i);
            }
        }

        KeyValuePair<EndpointId, List<int>>[] ordered = [.. folded];
        Array.Sort(ordered, (left, right) => left.Key.CompareTo(right.Key));
        NodePlaces places = PlacesOf(snapshot, model, ordered);
        return [.. ordered.Select((unit, index) => new MapUnit(EndpointOf(snapshot, unit, index), MembershipsOf(snapshot, model, unit.Value, places), unit.Value))];
    }

    private static MapEndpoint.Pods EndpointOf(ClusterSnapshot snapshot, KeyValuePair<EndpointId, List<int>> unit, int index) => new(
        unit.Key,
        snapshot.Endpoints[unit.Value[0]].Namespace,
        index,
        [.. unit.Value.Select(member => snapshot.Endpoints[member])]);

    private static NodePlaces PlacesOf(ClusterSnapshot snapshot, ClassModel model, KeyValuePair<EndpointId, List<int>>[] units)
    {
        NodePlaces places = new();
        if (model.Classes.Any(type => type.NodeTraffic == NodeTraffic.OfKnownNode))
        {
            foreach ((EndpointClass type, List<Endpoint> pods) in units.SelectMany(unit => ByClass(snapshot, model, unit.Value)))
            {
                if (type.NodeTraffic == NodeTraffic.OfKnownNode)
                {
                    places.AddHost(type, pods.Select(pod => pod.Node));
                }
            }
        }

        return places;
    }

    private static Membership[] MembershipsOf(ClusterSnapshot snapshot, ClassModel model, List<int> members, NodePlaces places) =>
    [
        .. ByClass(snapshot, model, members).Select(alike => new Membership(
            alike.Class,
            alike.Pods.Count > 1 || alike.Pods[0].Kind == EndpointKind.Workload ? Multiplicity.Several : Multiplicity.One,
            places.Of(alike.Class, alike.Pods.Select(pod => pod.Node)))),
    ];

    private static IEnumerable<(EndpointClass Class, List<Endpoint> Pods)> ByClass(ClusterSnapshot snapshot, ClassModel model, List<int> members)
    {
        SortedDictionary<int, List<Endpoint>> classes = [];
        foreach (int member in members)
        {
            if (!classes.TryGetValue(model.ClassOf[member], out List<Endpoint>? pods))
            {
                classes.Add(model.ClassOf[member], pods = []);
            }

            pods.Add(snapshot.Endpoints[member]);
        }

        return classes.Select(alike => (model.Classes[alike.Key], alike.Value));
    }
}
