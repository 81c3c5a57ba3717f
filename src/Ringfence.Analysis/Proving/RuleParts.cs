using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Takes rules apart into what can be asked about by itself.</summary>
internal static class RuleParts
{
    /// <summary>The parts of a rule; none where a part would be the whole rule.</summary>
    public static IEnumerable<RulePart> Of(Rule rule)
    {
        if (rule.Match.Peer is Peer.AnyOf({ Count: > 1 } peers))
        {
            for (int i = 0; i < peers.Count; i++)
            {
                yield return new RulePart.OnePeer(i);
            }
        }

        if (rule.Match.Traffic.Names.Count > 1 || !rule.Match.Traffic.Numbers.IsEmpty)
        {
            foreach (PortName name in rule.Match.Traffic.Names.Distinct())
            {
                yield return new RulePart.Named(name);
            }
        }
    }

    /// <summary>What is asked of a connection by a part of a rule alone; by all of it for no part.</summary>
    public static RuleMatch Narrow(RuleMatch match, RulePart? part) => part switch
    {
        null => match,
        RulePart.OnePeer(var index) => match with { Peer = ((Peer.AnyOf)match.Peer).Peers[index] },
        RulePart.Named(var name) => match with { Traffic = new TrafficPattern(TrafficSet.None, [name]) },
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled part {part.GetType().Name}."),
    };
}
