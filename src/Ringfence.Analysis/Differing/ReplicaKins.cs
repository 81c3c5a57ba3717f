using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Follows the pods of a workload through several maps, and gathers those that fare alike.</summary>
internal static class ReplicaKins
{
    /// <summary>Whether no map tells the pods of a workload apart; given for every map the number of its group, -1 where it is not.</summary>
    public static bool AreAlike(IReadOnlyList<ConnectivityMap> maps, int[] groupIn)
    {
        for (int map = 0; map < maps.Count; map++)
        {
            if (groupIn[map] >= 0 && !maps[map].IsUniform(groupIn[map]))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>The kins of a workload, given as every map has it; at least one.</summary>
    /// <remarks>
    /// A pod is the same when its id is. Where both states have pods under other ids and neither tells its own apart, as after a plain
    /// rollout, any pod of the one has become any of the other.
    /// </remarks>
    public static ValueArray<ReplicaKin> Of(IReadOnlyList<ConnectivityMap> maps, MapUnit?[] units)
    {
        SortedDictionary<EndpointId, ReplicaPlace[]> pods = [];
        Dictionary<EndpointId, EndpointKind> kinds = [];
        for (int map = 0; map < maps.Count; map++)
        {
            if (units[map] is { } unit)
            {
                for (int member = 0; member < unit.Places.Count; member++)
                {
                    Endpoint end = unit.Endpoint.Members[member];
                    if (!pods.TryGetValue(end.Id, out ReplicaPlace[]? places))
                    {
                        pods.Add(end.Id, places = new ReplicaPlace[maps.Count]);
                        Array.Fill(places, ReplicaPlace.Gone);
                        kinds.Add(end.Id, end.Kind);
                    }

                    places[map] = PlaceOf(maps[map].Model, unit, member);
                }
            }
        }

        Dictionary<ValueArray<int>, int> types = [];
        return
        [
            .. Succeeding([.. pods.Select(pod => (pod.Value, kinds[pod.Key]))])
                .GroupBy(pod => new ValueArray<ReplicaPlace>([.. pod.Places]))
                .OrderBy(alike => string.Join(' ', alike.Key), StringComparer.Ordinal)
                .Select(alike => new ReplicaKin(TypeOf(types, alike.Key), SeveralOf([.. alike.Select(pod => pod.Kind)]), alike.Key)),
        ];
    }

    private static ReplicaPlace PlaceOf(ClassModel model, MapUnit unit, int member)
    {
        int type = model.ClassOf[unit.Places[member]];
        bool isPlaced = unit.Memberships.Any(membership => membership.Class.Number == type && membership.Place is not NodePlace.Anywhere);
        return new ReplicaPlace(type, isPlaced ? unit.Endpoint.Members[member].Node : null);
    }

    private static int TypeOf(Dictionary<ValueArray<int>, int> types, ValueArray<ReplicaPlace> places)
    {
        ValueArray<int> classes = [.. places.Select(place => place.Class)];
        return types.TryAdd(classes, types.Count) ? types.Count - 1 : types[classes];
    }

    private static Multiplicity SeveralOf(EndpointKind[] kinds) => kinds is [EndpointKind.Pod] ? Multiplicity.One : Multiplicity.Several;

    private static (ReplicaPlace[] Places, EndpointKind Kind)[] Succeeding((ReplicaPlace[] Places, EndpointKind Kind)[] pods)
    {
        (ReplicaPlace[] Places, EndpointKind Kind)[] gone = [.. pods.Where(pod => Is(pod, MapComparison.Old) && !Is(pod, MapComparison.New))];
        (ReplicaPlace[] Places, EndpointKind Kind)[] come = [.. pods.Where(pod => !Is(pod, MapComparison.Old) && Is(pod, MapComparison.New))];
        if ((gone.Length == 0 && come.Length == 0) || !AreOne(pods, MapComparison.Old) || !AreOne(pods, MapComparison.New))
        {
            return pods;
        }

        // What is left over on one side became of, or becomes, any of the other.
        (ReplicaPlace[] Places, EndpointKind Kind)[] before = gone.Length > 0 ? gone : [.. pods.Where(pod => Is(pod, MapComparison.Old))];
        (ReplicaPlace[] Places, EndpointKind Kind)[] after = come.Length > 0 ? come : [.. pods.Where(pod => Is(pod, MapComparison.New))];
        return
        [
            .. pods.Where(pod => Is(pod, MapComparison.Old) && Is(pod, MapComparison.New)),
            .. Enumerable.Range(0, Math.Max(before.Length, after.Length)).Select(number => Joined(before[number % before.Length], after[number % after.Length])),
        ];
    }

    private static bool Is((ReplicaPlace[] Places, EndpointKind Kind) pod, int map) => pod.Places[map] != ReplicaPlace.Gone;

    private static bool AreOne((ReplicaPlace[] Places, EndpointKind Kind)[] pods, int map) =>
        pods.Select(pod => pod.Places[map]).Where(place => place != ReplicaPlace.Gone).Distinct().Count() == 1;

    private static (ReplicaPlace[] Places, EndpointKind Kind) Joined((ReplicaPlace[] Places, EndpointKind Kind) before, (ReplicaPlace[] Places, EndpointKind Kind) after) =>
        ([.. before.Places.Zip(after.Places, (old, current) => old == ReplicaPlace.Gone ? current : old)], before.Kind == EndpointKind.Pod ? after.Kind : before.Kind);
}
