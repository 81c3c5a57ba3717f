using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Adds up what the pods of two map endpoints may exchange.</summary>
internal sealed class GroupTraffic(ClassModel model)
{
    /// <summary>What passes from each unit of one group to each of another, or to another unit of the same group.</summary>
    public PairTraffic Between(UnitGroup from, UnitGroup to)
    {
        TrafficSum sum = new(model.Traffic);
        foreach (Membership source in from.Memberships)
        {
            foreach (Membership destination in to.Memberships)
            {
                Add(source, destination, sum);
            }
        }

        return sum.Total;
    }

    /// <summary>What two pods of one unit may exchange; null for a unit of one pod.</summary>
    public PairTraffic? Within(UnitGroup group)
    {
        if (group.Memberships is [{ Several: Multiplicity.One }])
        {
            return null;
        }

        TrafficSum sum = new(model.Traffic);
        foreach (Membership source in group.Memberships)
        {
            foreach (Membership destination in group.Memberships)
            {
                if (source != destination || source.Several == Multiplicity.Several)
                {
                    Add(source, destination, sum);
                }
            }
        }

        return sum.Total;
    }

    private void Add(Membership source, Membership destination, TrafficSum sum)
    {
        if (!ClassModel.StandingMatters(source.Class, destination.Class))
        {
            sum.Add(model.Between(source.Class, destination.Class, Standing.Apart));
            return;
        }

        (Membership host, Membership other) = source.Class.NodeTraffic == NodeTraffic.OfKnownNode ? (source, destination) : (destination, source);
        if (other.Place.Sharing.Contains(host.Place.Host))
        {
            sum.Add(model.Between(source.Class, destination.Class, Standing.SameNode));
        }

        if (!other.Place.Always.Contains(host.Place.Host))
        {
            sum.Add(model.Between(source.Class, destination.Class, Standing.Apart));
        }
    }
}
