using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Finds the rule that would have let a connection through had the least been different.</summary>
internal static class NearestMiss
{
    /// <summary>The rule that allows and misses by the fewest reasons, the first of several; null when no such rule was tried.</summary>
    public static TriedRule? Of(SideDecision side)
    {
        TriedRule? nearest = null;
        int fewest = int.MaxValue;
        foreach (TriedRule tried in side.Tried)
        {
            if (tried is { Action: RuleAction.Allow, Fit: Fit.Misses } && Distance(tried.Misses) is var distance && distance < fewest)
            {
                (nearest, fewest) = (tried, distance);
            }
        }

        return nearest;
    }

    /// <summary>How many things are wrong: of several peers, what is wrong with the one that is nearest.</summary>
    private static int Distance(ValueArray<Miss> misses)
    {
        int distance = misses.Count(miss => miss is not Miss.InPeer);
        Miss.InPeer[] peers = [.. misses.OfType<Miss.InPeer>()];
        return peers.Length == 0 ? distance : distance + peers.Min(peer => Distance(peer.Reasons));
    }
}
