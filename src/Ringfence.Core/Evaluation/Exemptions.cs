namespace Ringfence.Core;

/// <summary>Which connections a tier does not judge, and what is open about that.</summary>
internal static class Exemptions
{
    /// <summary>The peer that an exemption is about, for walks and regions alike; null in the direction where it has no place.</summary>
    public static Peer? PeerOf(Exemption exemption, Direction direction) => (exemption, direction) switch
    {
        (Exemption.Self, _) => new Peer.Subject(),
        (Exemption.FromOwnNode, Direction.Ingress) => new Peer.Nodes(LabelSelector.Everything, NodeScope.Own),
        (Exemption.ToOwnNode, Direction.Egress) => new Peer.Nodes(LabelSelector.Everything, NodeScope.Own),
        (Exemption.FromOwnNode, Direction.Egress) or (Exemption.ToOwnNode, Direction.Ingress) => null,
    };

    /// <summary>The first exemption of a tier that fits; null when it judges the connection.</summary>
    public static Exemption? Applying(Tier tier, Encounter met)
    {
        foreach (Exemption exemption in tier.Exemptions)
        {
            if (exemption switch
            {
                Exemption.Self => met.IsSelf,
                Exemption.FromOwnNode => met.Direction == Direction.Ingress && IsOwnNode(met),
                Exemption.ToOwnNode => met.Direction == Direction.Egress && IsOwnNode(met),
            })
            {
                return exemption;
            }
        }

        return null;
    }

    /// <summary>What to say when an exemption, and nothing else, let a connection through.</summary>
    public static IEnumerable<Caveat> CaveatsOf(Exemption exemption, Encounter met, TierWalk.Outcome outcome)
    {
        if (outcome is not { Decider: not null, Verdict: Verdict.Deny })
        {
            yield break;
        }

        if (exemption == Exemption.FromOwnNode)
        {
            yield return new Caveat(CaveatCode.OnlyFromOwnNode, [met.Subject.Id.Value, met.Subject.Node!.Value.Value]);
        }
        else if (exemption == Exemption.ToOwnNode)
        {
            yield return new Caveat(CaveatCode.ToOwnNode, [met.Subject.Id.Value, met.Subject.Node!.Value.Value]);
        }
        else if (met.Via is Via.Through)
        {
            yield return new Caveat(CaveatCode.Hairpin, [met.Subject.Id.Value, met.Service]);
        }
    }

    /// <summary>What is open about a tier that did judge the connection.</summary>
    public static IEnumerable<Caveat> Doubts(TierProgram tier, Encounter met, TierWalk.Outcome outcome, Protocol protocol)
    {
        if (tier.IsolatedBy.IsEmpty)
        {
            yield break;
        }

        if (protocol == Protocol.Other)
        {
            yield return new Caveat(CaveatCode.OtherProtocol, [met.Subject.Id.Value]);
        }

        if (outcome is not { Decider: not null, Verdict: Verdict.Deny })
        {
            yield break;
        }

        // What is open about the way to the own node is open upstream; the way from it is a matter of the tier.
        bool ownNodeMatters = met.Direction == Direction.Egress || tier.Tier.Exemptions.Contains(Exemption.FromOwnNode);
        if (met.Direction == Direction.Egress && IsOwnNode(met))
        {
            yield return new Caveat(CaveatCode.ToOwnNode, [met.Subject.Id.Value, met.Subject.Node!.Value.Value]);
        }
        else if (ownNodeMatters && met.Remote.IsNodeTraffic && (met.Subject.Node is null || met.Remote.Machine is null))
        {
            yield return new Caveat(CaveatCode.NodeUnknown, [met.Subject.Node is null ? met.Subject.Id.Value : met.RemoteName]);
        }

        if (tier.Tier.Exemptions.Contains(Exemption.Self) && met.Remote.Party is Party.Pod(var pod) && pod.Id == met.Subject.Id && !met.IsSelf)
        {
            yield return new Caveat(CaveatCode.WorkloadToItself, [pod.Id.Value]);
        }
    }

    private static bool IsOwnNode(Encounter met) => met.Subject.Node is { } own && met.Remote.Machine == own;
}
