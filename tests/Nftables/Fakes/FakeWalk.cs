using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Takes a packet through the base chains of a hook: what nftables(8) says of rules, sets and verdicts. Limits are never reached.</summary>
internal sealed class FakeWalk
{
    private readonly Dictionary<string, NftChain> _chains;
    private readonly Dictionary<string, NftSet> _sets;
    private readonly Dictionary<string, VerdictMap> _maps;
    private readonly FakePacket _packet;
    private readonly List<string> _logged = [];
    private readonly List<string> _counted = [];
    private int _rules;
    private int _lookups;

    private FakeWalk(Ruleset ruleset, FakePacket packet)
    {
        _chains = ruleset.Chains.ToDictionary(chain => chain.Name);
        _sets = ruleset.Sets.ToDictionary(set => set.Name);
        _maps = ruleset.Maps.ToDictionary(map => map.Name);
        _packet = packet;
    }

    public static FakeOutcome Through(Ruleset ruleset, ChainHook hook, FakePacket packet)
    {
        FakeWalk walk = new(ruleset, packet);
        foreach (NftChain chain in ruleset.Chains.Where(chain => chain.Anchor?.Hook == hook).OrderBy(chain => chain.Anchor!.Priority))
        {
            // Accept ends this base chain only; the policy of ours is to accept.
            if (walk.In(chain) is NftVerdict.Drop)
            {
                return walk.Outcome(passes: false);
            }
        }

        return walk.Outcome(passes: true);
    }

    private FakeOutcome Outcome(bool passes) => new(passes, _logged, _counted, _rules, _lookups);

    /// <summary>The verdict that ends the walk; null at the end of the chain, or at a return.</summary>
    private NftVerdict? In(NftChain chain)
    {
        foreach (NftRule rule in chain.Rules)
        {
            switch (Apply(rule))
            {
                case null:
                    break;
                case NftVerdict.Return:
                    return null;
                case NftVerdict.Jump(var to):
                    if (In(_chains[to]) is { } found)
                    {
                        return found;
                    }

                    break;
                case NftVerdict.Goto(var to):
                    return In(_chains[to]);
                case var end:
                    return end;
            }
        }

        return null;
    }

    /// <summary>The verdict of a rule; null when it does not fit or says none.</summary>
    private NftVerdict? Apply(NftRule rule)
    {
        _rules++;
        foreach (NftExpression step in rule.Steps)
        {
            _lookups += step is NftExpression.InSet or NftExpression.Dispatch ? 1 : 0;
            switch (step)
            {
                case NftExpression.Decide(var verdict):
                    return verdict;
                case NftExpression.Reject:
                    return new NftVerdict.Drop();
                case NftExpression.Dispatch(var key, var map) when KeyOf(key) is { } place && _maps[map].Entries.FirstOrDefault(entry => Covers(entry.Key, place)) is { } entry:
                    return entry.Verdict;
                case NftExpression.Log log:
                    _logged.Add(log.Prefix);
                    break;
                case NftExpression.Count(var counter):
                    _counted.Add(counter);
                    break;
                default:
                    if (!Fits(step))
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }

    private bool Fits(NftExpression step) => step switch
    {
        NftExpression.Compare(var field, var how, var value) => _packet[field] is { } found && (found == value) == (how == Comparison.Is),
        NftExpression.InSet(var key, var how, var set) => KeyOf(key) is { } found && _sets[set].Elements.Any(element => Covers(element, found)) == (how == Comparison.Is),
        NftExpression.InterfaceNamed(var side, var prefix) => (side == InterfaceSide.Input ? _packet.InterfaceName : _packet.OutputName).StartsWith(prefix, StringComparison.Ordinal),
        NftExpression.ConnectionIs(var states) => (states & _packet.State) != ConnectionStates.None,
        NftExpression.DestinationTranslated => _packet.IsTranslated,
        NftExpression.SourceNotRoutedBack => !_packet.IsRoutedBack,
        NftExpression.FlagsOfTcp(var mask, var how, var value) => ((_packet.Flags & mask) == value) == (how == Comparison.Is),
        NftExpression.Limit or NftExpression.LimitEach or NftExpression.Dispatch => true,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not known here"),
    };

    private UInt128[]? KeyOf(ValueArray<NftField> key)
    {
        UInt128?[] values = [.. key.Select(field => _packet[field])];
        return Array.TrueForAll(values, value => value is not null) ? [.. values.Select(value => value!.Value)] : null;
    }

    private static bool Covers(SetElement element, UInt128[] key) =>
        element.Parts.Count == key.Length && element.Parts.Zip(key).All(pair => pair.First.First <= pair.Second && pair.Second <= pair.First.Last);
}
