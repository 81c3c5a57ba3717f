using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What two different pods may exchange, by their classes: what the regions of both let pass. It combines; it decides nothing.</summary>
internal sealed class ClassPairs(TrafficTable traffic, ClassFamilies families)
{
    /// <summary>How many pairs were asked about: what the work of an answer is measured in.</summary>
    public long Asked { get; private set; }

    /// <summary>The traffic sets by number.</summary>
    public TrafficTable Traffic => traffic;

    /// <summary>Whether it matters to a pair of classes if two pods of theirs are on one node.</summary>
    public static bool StandingMatters(EndpointClass from, EndpointClass to) =>
        (from.NodeTraffic == NodeTraffic.OfKnownNode && to.Ingress.StandingMatters)
        || (to.NodeTraffic == NodeTraffic.OfKnownNode && from.Egress.StandingMatters);

    /// <summary>Whether pods of two classes have an address family in common.</summary>
    public bool CanConnect(EndpointClass from, EndpointClass to) => !families.Connecting(from.Families, to.Families).IsEmpty;

    /// <summary>What two different pods, one of each class, may exchange; nothing when they have no address family in common.</summary>
    public PairTraffic Between(EndpointClass from, EndpointClass to, Standing standing)
    {
        Asked++;
        int some = TrafficTable.None;
        int every = TrafficTable.All;
        foreach (AddressFamily family in families.Connecting(from.Families, to.Families))
        {
            int passing = In(new PeerSlot(family, standing), from, to);
            some = traffic.Union(some, passing);
            every = traffic.Intersect(every, passing);
        }

        return new PairTraffic(some, some == TrafficTable.None || some == every ? Extent.Whole : Extent.Partial);
    }

    /// <summary>The address families in which pods of two classes can connect; maybe none.</summary>
    public ValueArray<AddressFamily> FamiliesOf(EndpointClass from, EndpointClass to) => families.Connecting(from.Families, to.Families);

    /// <summary>What two different pods, one of each class, may exchange in one family that both have; the number of the traffic.</summary>
    public int In(PeerSlot slot, EndpointClass from, EndpointClass to)
    {
        int egress = from.Egress.TrafficWith(to.Number, slot, to.Ports);
        return egress == TrafficTable.None ? egress : traffic.Intersect(egress, to.Ingress.TrafficWith(from.Number, slot, to.Ports));
    }

    /// <summary>What the policies of one side alone let pass in some family that both share; the number of the traffic.</summary>
    /// <param name="subject">The side whose policies are asked.</param>
    /// <param name="direction">Whether it receives or opens the connections.</param>
    /// <param name="remote">The other side.</param>
    public int OneSide(EndpointClass subject, Direction direction, EndpointClass remote)
    {
        (ClassRow row, DeclaredPorts ports) = direction == Direction.Egress ? (subject.Egress, remote.Ports) : (subject.Ingress, subject.Ports);
        int some = TrafficTable.None;
        foreach (AddressFamily family in families.Connecting(subject.Families, remote.Families))
        {
            some = traffic.Union(some, row.TrafficWith(remote.Number, new PeerSlot(family, Standing.Apart), ports));
        }

        return some;
    }
}
