using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One side under two choices of policies: with whom the two can differ at all.</summary>
internal sealed class SideChange
{
    private readonly KindPeers _peers;
    private readonly List<Rule> _changed = [];
    private readonly List<Rule> _common = [];
    private readonly bool _anybody;

    /// <summary>A side before and after.</summary>
    public SideChange(KindSide before, KindSide after, KindPeers peers)
    {
        (Before, After, _peers) = (before, after, peers);
        _anybody = !before.Program.Tiers.Select(ShapeOf).SequenceEqual(after.Program.Tiers.Select(ShapeOf));
        HashSet<RuleRef> old = [.. RulesOf(before).Select(rule => rule.Ref)];
        HashSet<RuleRef> current = [.. RulesOf(after).Select(rule => rule.Ref)];
        _changed.AddRange(RulesOf(before).Where(rule => !current.Contains(rule.Ref)).Concat(RulesOf(after).Where(rule => !old.Contains(rule.Ref))));
        _common.AddRange(RulesOf(before).Where(rule => current.Contains(rule.Ref)));
    }

    /// <summary>Before.</summary>
    public KindSide Before { get; }

    /// <summary>After.</summary>
    public KindSide After { get; }

    /// <summary>Whether nothing can differ.</summary>
    public bool IsNone => !_anybody && _changed.Count == 0;

    /// <summary>The kinds with which the two can differ; null for all of them.</summary>
    public IndexSet? Kinds(PeerSlot slot)
    {
        if (_anybody)
        {
            return null;
        }

        // A rule that does not take a remote says nothing of it, and in a union of rules that only allow, nor does one whose traffic another lets through anyway.
        bool union = _changed.Concat(_common).All(rule => rule.Action == RuleAction.Allow);
        IndexSet kinds = IndexSet.Empty;
        foreach (Rule rule in _changed)
        {
            IndexSet taken = _peers.Of(rule.Match.Peer).Members(slot);
            foreach (Rule other in union ? _common : [])
            {
                if (!taken.IsEmpty && other.Match.Takes(slot.Family) && Holds(other.Match.Traffic, rule.Match.Traffic))
                {
                    taken = taken.Except(_peers.Of(other.Match.Peer).Members(slot));
                }
            }

            kinds = kinds.Union(taken);
        }

        return kinds;
    }

    private static bool Holds(TrafficPattern all, TrafficPattern some) =>
        some.Numbers.Except(all.Numbers).IsEmpty && some.Names.All(name => all.Names.Contains(name));

    private static IEnumerable<Rule> RulesOf(KindSide side) => side.Program.Tiers.SelectMany(tier => (IEnumerable<Rule>)tier.Rules);

    private static (string Tier, bool Isolates) ShapeOf(TierProgram tier) => (tier.Tier.Name, !tier.IsolatedBy.IsEmpty);
}
