namespace Ringfence.Core;

/// <summary>Holds address blocks against the far side's address, in the family of the connection (docs/semantics.md 5.3, 5.11).</summary>
internal static class AddressMatcher
{
    public static Finding Match(Peer.Networks networks, Encounter met, MissDetail detail)
    {
        AddressSet wanted = networks.Addresses.In(met.Family);
        Finding found = Compare(networks, wanted, met, detail);
        return met.RemoteMayBeRewritten && AddressMatters(networks, wanted, met.Family)
            ? found.RestingOn(new Caveat(CaveatCode.RewrittenAddress, [met.Service]))
            : found;
    }

    // Blocks that take all of the family, or none of it, say the same of every address it could be rewritten to.
    private static bool AddressMatters(Peer.Networks networks, AddressSet wanted, AddressFamily family) =>
        !wanted.IsEmpty && (networks.Scope == NetworkScope.Unmanaged || wanted != AddressSet.AllOf(family));

    private static Finding Compare(Peer.Networks networks, AddressSet wanted, Encounter met, MissDetail detail)
    {
        // A connection in IPv6 shows that an endpoint of which nothing is known has that family after all.
        AddressSet possible = met.Remote.Addresses.Knowledge == AddressKnowledge.Assumed
            ? AddressSet.AllOf(met.Family)
            : met.Remote.Addresses.In(met.Family);
        if (networks.Scope == NetworkScope.Unmanaged && met.Remote.Party is Party.Pod && !met.Remote.IsNodeTraffic)
        {
            return Finding.No(new Miss.OutsideBlocks(networks.Included, possible));
        }

        bool covered = !possible.IsEmpty && wanted.Contains(possible);
        bool open = met.Remote.Addresses.Knowledge switch
        {
            AddressKnowledge.Exact => false,
            AddressKnowledge.Bounds => !covered && wanted.Overlaps(possible),
            AddressKnowledge.Assumed => !wanted.IsEmpty || MayMeetInTheOtherFamily(networks, met),
        };
        if (open)
        {
            Finding guess = covered ? Finding.Yes
                : Finding.No(wanted.IsEmpty ? WhyOutside(networks, possible, met.Family) : new Miss.AddressUnknown(networks.Included));
            return guess.RestingOn(new Caveat(CaveatCode.AddressUnknown, [met.RemoteName]));
        }

        return covered ? Finding.Yes
            : detail == MissDetail.FitOnly ? Finding.Missed
            : Finding.No(WhyOutside(networks, possible, met.Family));
    }

    // Blocks of one family against a connection in the other: certain where the subject has that one alone, for then the connection can
    // have no other. Where it may have both, nothing but the assumption of an IPv4 address says that the remote has not (5.10).
    private static bool MayMeetInTheOtherFamily(Peer.Networks networks, Encounter met)
    {
        AddressFamily other = met.Family == AddressFamily.IPv4 ? AddressFamily.IPv6 : AddressFamily.IPv4;
        EndpointAddresses subject = met.Subject.Addresses;
        return !networks.Addresses.In(other).IsEmpty
            && (subject.Knowledge == AddressKnowledge.Assumed || (subject.Has(met.Family) && subject.Has(other)));
    }

    private static Miss WhyOutside(Peer.Networks networks, AddressSet address, AddressFamily family)
    {
        if (address.IsEmpty || networks.Included.All(block => block.Family != family))
        {
            return new Miss.OtherFamily(family);
        }

        bool inside = AddressSet.Of(networks.Included.Span).Contains(address);
        foreach (Cidr hole in networks.Excluded)
        {
            if (inside && AddressSet.Of(hole).Overlaps(address))
            {
                return new Miss.CarvedOut(hole, address);
            }
        }

        return new Miss.OutsideBlocks(networks.Included, address);
    }
}
