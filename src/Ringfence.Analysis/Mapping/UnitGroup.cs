namespace Ringfence.Analysis;

/// <summary>Units whose pods are in the same classes, and on the same nodes as far as that matters: everybody treats them alike.</summary>
/// <param name="Number">Its number among the groups of units, from 0.</param>
/// <param name="Memberships">The classes of each of them.</param>
/// <param name="Members">The units.</param>
internal sealed record UnitGroup(int Number, Membership[] Memberships, List<MapUnit> Members)
{
    /// <summary>Gathers units, in the order of their first.</summary>
    public static IReadOnlyList<UnitGroup> Gather(IReadOnlyList<MapUnit> units)
    {
        Dictionary<Core.ValueArray<Membership>, UnitGroup> groups = [];
        List<UnitGroup> ordered = [];
        foreach (MapUnit unit in units)
        {
            Core.ValueArray<Membership> key = [.. unit.Memberships];
            if (!groups.TryGetValue(key, out UnitGroup? group))
            {
                groups.Add(key, group = new UnitGroup(ordered.Count, unit.Memberships, []));
                ordered.Add(group);
            }

            group.Members.Add(unit);
        }

        return ordered;
    }
}
