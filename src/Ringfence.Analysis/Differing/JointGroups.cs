using System.Runtime.InteropServices;
using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Sorts the ends of several maps into joint groups.</summary>
internal static class JointGroups
{
    /// <summary>The joint groups: workloads and pods by their id, addresses cut wherever one of the maps cuts them.</summary>
    public static IReadOnlyList<JointGroup> Of(IReadOnlyList<ConnectivityMap> maps)
    {
        List<JointGroup> groups = [];
        Dictionary<(ValueArray<int>, ValueArray<ReplicaKin>), List<ChangeEnd>> members = [];
        foreach ((string id, int[] groupIn) in GroupsById(maps))
        {
            // Where nobody tells pods apart, the groups say all about them.
            ValueArray<ReplicaKin> kins = ReplicaKins.AreAlike(maps, groupIn) ? [] : ReplicaKins.Of(maps, PodsOf(maps, id, groupIn));
            ref List<ChangeEnd>? alike = ref CollectionsMarshal.GetValueRefOrAddDefault(members, ([.. groupIn], kins), out bool known);
            if (!known)
            {
                alike = [];
                groups.Add(new JointGroup(groups.Count, groupIn, alike, kins.IsEmpty ? ReplicaKins.Of(maps, PodsOf(maps, id, groupIn)) : kins, AddressSet.Empty));
            }

            alike!.Add(EndOf(maps, id, groupIn));
        }

        AddOutside(maps, groups);
        return groups;
    }

    private static SortedDictionary<string, int[]> GroupsById(IReadOnlyList<ConnectivityMap> maps)
    {
        SortedDictionary<string, int[]> groups = new(StringComparer.Ordinal);
        for (int map = 0; map < maps.Count; map++)
        {
            foreach (MapGroup group in maps[map].Groups)
            {
                foreach (MapEndpoint member in group.Members)
                {
                    if (member is not MapEndpoint.Pods)
                    {
                        break;
                    }

                    if (!groups.TryGetValue(member.Id, out int[]? groupIn))
                    {
                        groups.Add(member.Id, groupIn = new int[maps.Count]);
                        Array.Fill(groupIn, -1);
                    }

                    groupIn[map] = group.Number;
                }
            }
        }

        return groups;
    }

    private static ChangeEnd EndOf(IReadOnlyList<ConnectivityMap> maps, string id, int[] groupIn)
    {
        int map = groupIn[MapComparison.New] >= 0 ? MapComparison.New : MapComparison.Old;
        Presence presence = groupIn[MapComparison.Old] < 0 ? Presence.NewOnly
            : groupIn[MapComparison.New] < 0 ? Presence.OldOnly
            : Presence.Both;
        return new ChangeEnd(maps[map].Groups[groupIn[map]].Members.Span.Single(id), presence);
    }

    /// <summary>For every map, the workload or pod of an id; none where the map does not have it.</summary>
    private static MapUnit?[] PodsOf(IReadOnlyList<ConnectivityMap> maps, string id, int[] groupIn) =>
        [.. groupIn.Select((group, map) => group < 0 ? null : maps[map].UnitOf((MapEndpoint.Pods)maps[map].Groups[group].Members.Span.Single(id)))];

    private static MapEndpoint Single(this ReadOnlySpan<MapEndpoint> members, string id)
    {
        // Members stand in the order of their ids.
        int low = 0;
        int high = members.Length - 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (string.CompareOrdinal(members[middle].Id, id) < 0)
            {
                low = middle + 1;
            }
            else
            {
                high = middle;
            }
        }

        return members[low];
    }

    private static void AddOutside(IReadOnlyList<ConnectivityMap> maps, List<JointGroup> groups)
    {
        List<AddressSet> sets = [];
        List<(int Map, int Group)> owners = [];
        for (int map = 0; map < maps.Count; map++)
        {
            foreach (MapGroup group in maps[map].Groups.Where(group => group.Members.Any(member => member is MapEndpoint.Addresses)))
            {
                sets.Add(AddressSet.Of([.. group.Members.Select(member => ((MapEndpoint.Addresses)member).Block)]));
                owners.Add((map, group.Number));
            }
        }

        AddressCuts cuts = new(sets);
        IReadOnlyList<AddressSet> pieces = cuts.Addresses();
        for (int piece = 0; piece < pieces.Count; piece++)
        {
            if (pieces[piece].IsEmpty)
            {
                continue;
            }

            // The sets of a map leave no address out and share none, so every piece lies in one of each.
            int[] groupIn = new int[maps.Count];
            foreach (int set in cuts.SetsOf(piece))
            {
                groupIn[owners[set].Map] = owners[set].Group;
            }

            groups.Add(new JointGroup(groups.Count, groupIn, [], [], pieces[piece]));
        }
    }
}
