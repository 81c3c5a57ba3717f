using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Agreement.Tests;

/// <summary>Takes a packet through a ruleset, rule by rule: what nftables(8) says of rules and verdicts, and nothing of ours.</summary>
internal sealed class RulesetWalk(Ruleset ruleset)
{
    private readonly Dictionary<string, NftChain> _chains = ruleset.Chains.ToDictionary(chain => chain.Name);
    private readonly Dictionary<string, NftSet> _sets = ruleset.Sets.ToDictionary(set => set.Name);
    private readonly Dictionary<string, VerdictMap> _maps = ruleset.Maps.ToDictionary(map => map.Name);

    /// <summary>What a base chain does with the packet.</summary>
    public Verdict Judge(string chain, FirstPacket packet)
    {
        NftChain start = _chains[chain];
        Assert.NotNull(start.Anchor);
        return Walk(start, packet) is NftVerdict.Drop ? Verdict.Deny : Verdict.Allow;
    }

    /// <summary>The verdict that ends the walk; null at the end of the chain, or at a return.</summary>
    private NftVerdict? Walk(NftChain chain, FirstPacket packet)
    {
        foreach (NftRule rule in chain.Rules)
        {
            switch (Apply(rule, packet))
            {
                case null:
                    break;
                case NftVerdict.Return:
                    return null;
                case NftVerdict.Jump(var to):
                    if (Walk(_chains[to], packet) is { } found)
                    {
                        return found;
                    }

                    break;
                case NftVerdict.Goto(var to):
                    return Walk(_chains[to], packet);
                case var end:
                    return end;
            }
        }

        return null;
    }

    /// <summary>The verdict of a rule; null when it does not fit or says none.</summary>
    private NftVerdict? Apply(NftRule rule, FirstPacket packet)
    {
        foreach (NftExpression step in rule.Steps)
        {
            switch (step)
            {
                case NftExpression.Decide(var verdict):
                    return verdict;
                case NftExpression.Reject:
                    return new NftVerdict.Drop();
                case NftExpression.Dispatch(var key, var map):
                    if (KeyOf(key, packet) is { } place && _maps[map].Entries.FirstOrDefault(entry => Covers(entry.Key, place)) is { } entry)
                    {
                        return entry.Verdict;
                    }

                    break;
                case NftExpression.Count or NftExpression.Log or NftExpression.Limit or NftExpression.LimitEach:
                    break;
                default:
                    if (!Fits(step, packet))
                    {
                        return null;
                    }

                    break;
            }
        }

        return null;
    }

    private bool Fits(NftExpression step, FirstPacket packet) => step switch
    {
        NftExpression.Compare(var field, var how, var value) => packet[field] is { } found && (found == value) == (how == Comparison.Is),
        NftExpression.InSet(var key, var how, var set) => KeyOf(key, packet) is { } found && _sets[set].Elements.Any(element => Covers(element, found)) == (how == Comparison.Is),
        NftExpression.ConnectionIs(var states) => states.HasFlag(ConnectionStates.New),
        NftExpression.DestinationTranslated => false,
        _ => throw new ArgumentOutOfRangeException(nameof(step), step, "not known here"),
    };

    private static UInt128[]? KeyOf(ValueArray<NftField> key, FirstPacket packet)
    {
        UInt128?[] values = [.. key.Select(field => packet[field])];
        return Array.TrueForAll(values, value => value is not null) ? [.. values.Select(value => value!.Value)] : null;
    }

    private static bool Covers(SetElement element, UInt128[] key)
    {
        bool covers = element.Parts.Count == key.Length;
        for (int i = 0; covers && i < key.Length; i++)
        {
            covers = element.Parts[i].First <= key[i] && key[i] <= element.Parts[i].Last;
        }

        return covers;
    }
}
