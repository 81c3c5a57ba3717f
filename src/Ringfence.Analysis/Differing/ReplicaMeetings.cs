namespace Ringfence.Analysis;

/// <summary>Finds which pods of two workloads meet, without asking every two: a workload has as many pods as the cluster has nodes at times.</summary>
internal static class ReplicaMeetings
{
    /// <summary>Every meeting of pods of two groups, or of one, in some of the maps, in an order that is the same whatever passes; 64 maps at most.</summary>
    public static IEnumerable<ReplicaMeeting> Between(JointGroup from, JointGroup to, PairKind kind, IReadOnlyList<int> maps)
    {
        if (from.IsOutside || to.IsOutside)
        {
            return (from.IsOutside ? to : from).Kins.DistinctBy(kin => kin.Type)
                .Select(kin => from.IsOutside ? new ReplicaMeeting(null, kin, 0) : new ReplicaMeeting(kin, null, 0));
        }

        Dictionary<(int From, int To), ulong> together = SharingNodes(from, to, maps);
        Dictionary<(int, int), long> sharing = [];
        SortedDictionary<(int, int, ulong), ReplicaMeeting> meetings = [];
        foreach (((int source, int destination), ulong where) in together)
        {
            (ReplicaKin one, ReplicaKin other) = (from.Kins[source], to.Kins[destination]);
            if (kind == PairKind.Between || source != destination || one.Several == Multiplicity.Several)
            {
                sharing[(one.Type, other.Type)] = sharing.GetValueOrDefault((one.Type, other.Type)) + 1;
                meetings.TryAdd((one.Type, other.Type, where), new ReplicaMeeting(one, other, where));
            }
        }

        foreach ((ReplicaKin one, long sources, long alone) in from.KinTypes)
        {
            foreach ((ReplicaKin other, long destinations, _) in to.KinTypes)
            {
                long pairs = (sources * destinations) - (kind == PairKind.Within && one.Type == other.Type ? alone : 0);
                if (pairs > sharing.GetValueOrDefault((one.Type, other.Type)))
                {
                    meetings.Add((one.Type, other.Type, 0), new ReplicaMeeting(one, other, 0));
                }
            }
        }

        return meetings.Values;
    }

    private static Dictionary<(int From, int To), ulong> SharingNodes(JointGroup from, JointGroup to, IReadOnlyList<int> maps)
    {
        Dictionary<(int From, int To), ulong> together = [];
        bool isFewer = from.Kins.Count <= to.Kins.Count;
        (JointGroup few, JointGroup many) = isFewer ? (from, to) : (to, from);
        for (int one = 0; one < few.Kins.Count; one++)
        {
            for (int place = 0; place < maps.Count; place++)
            {
                if (few.Kins[one].In[maps[place]].Node is { } node)
                {
                    foreach (int other in many.KinsByNode[(maps[place], node)])
                    {
                        (int, int) pair = isFewer ? (one, other) : (other, one);
                        together[pair] = together.GetValueOrDefault(pair) | (1UL << place);
                    }
                }
            }
        }

        return together;
    }
}
