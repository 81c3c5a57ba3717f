namespace Ringfence.Core;

/// <summary>Holds address blocks against the far side's address, in the family of the connection (docs/semantics.md, dual stack).</summary>
internal static class AddressMatcher
{
    public static Finding Match(Peer.Networks networks, Encounter met)
    {
        Finding found = Compare(networks, met);
        return met.RemoteMayBeRewritten
            ? found.RestingOn(new Caveat(CaveatCode.RewrittenAddress, [met.Service]))
            : found;
    }

    private static Finding Compare(Peer.Networks networks, Encounter met)
    {
        if (networks.Scope == NetworkScope.Unmanaged && met.Remote.Party is Party.Pod && !met.Remote.IsNodeTraffic)
        {
            return Finding.No(new Miss.OutsideBlocks(networks.Included, met.Remote.Addresses.In(met.Family)));
        }

        AddressSet possible = met.Remote.Addresses.In(met.Family);
        AddressSet wanted = networks.Addresses;
        bool covered = !possible.IsEmpty && wanted.Contains(possible);
        return met.Remote.Addresses.Knowledge switch
        {
            AddressKnowledge.Exact => covered ? Finding.Yes : Finding.No(WhyOutside(networks, possible, met.Family)),
            AddressKnowledge.Bounds when covered => Finding.Yes,
            AddressKnowledge.Bounds when wanted.Intersect(possible).IsEmpty => Finding.No(WhyOutside(networks, possible, met.Family)),
            AddressKnowledge.Bounds or AddressKnowledge.Assumed =>
                (covered ? Finding.Yes : Finding.No(new Miss.AddressUnknown(networks.Included)))
                .RestingOn(new Caveat(CaveatCode.AddressUnknown, [met.RemoteName])),
        };
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
            if (inside && !AddressSet.Of(hole).Intersect(address).IsEmpty)
            {
                return new Miss.CarvedOut(hole, address);
            }
        }

        return new Miss.OutsideBlocks(networks.Included, address);
    }
}
