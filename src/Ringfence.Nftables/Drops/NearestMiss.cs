using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Finds the rule that would have let a connection through had the least been different.</summary>
public static class NearestMiss
{
    /// <summary>The rule that allows and misses by the least, the first of several; null when no such rule was tried.</summary>
    public static TriedRule? Of(ValueArray<TriedRule> rules)
    {
        TriedRule? nearest = null;
        int least = int.MaxValue;
        foreach (TriedRule tried in rules)
        {
            if (tried is { Action: RuleAction.Allow, Fit: Fit.Misses } && Distance(tried.Misses) is var distance && distance < least)
            {
                (nearest, least) = (tried, distance);
            }
        }

        return nearest;
    }

    /// <summary>How far off a rule is: of several peers, what is wrong with the one that is nearest.</summary>
    private static int Distance(ValueArray<Miss> misses)
    {
        int distance = misses.Where(miss => miss is not Miss.InPeer).Sum(Weight);
        Miss.InPeer[] peers = [.. misses.OfType<Miss.InPeer>()];
        return peers.Length == 0 ? distance : distance + peers.Min(peer => Distance(peer.Reasons));
    }

    /// <summary>A port, a label or a hole in a block is one word to change; elsewhere is another peer, and a peer of another kind was never about this end.</summary>
    private static int Weight(Miss miss) => miss switch
    {
        Miss.NotAPod or Miss.NotANode or Miss.OtherFamily or Miss.MatchesNothing => 16,
        Miss.OutsideBlocks => 4,
        Miss.OtherNamespace or Miss.NodeOutOfScope => 2,
        _ => 1,
    };
}
