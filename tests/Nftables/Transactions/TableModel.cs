namespace Ringfence.Nftables.Tests;

/// <summary>A table that does what a transaction says, and refuses what the kernel would refuse.</summary>
internal sealed class TableModel(Ruleset start)
{
    private readonly Dictionary<string, NftSet> _sets = start.Sets.ToDictionary(set => set.Name);
    private readonly Dictionary<string, VerdictMap> _maps = start.Maps.ToDictionary(map => map.Name);
    private readonly Dictionary<string, NftCounter> _counters = start.Counters.ToDictionary(counter => counter.Name);
    private readonly Dictionary<string, NftChain> _chains = start.Chains.ToDictionary(chain => chain.Name);

    public static Ruleset After(Ruleset before, Transaction transaction)
    {
        TableModel table = new(before);
        foreach (RulesetChange change in transaction.Changes)
        {
            table.Do(change);
        }

        return new Ruleset(table._sets.Values, table._maps.Values, table._counters.Values, table._chains.Values);
    }

    private void Do(RulesetChange change)
    {
        switch (change)
        {
            case RulesetChange.AddSet(var set):
                _sets.Add(set.Name, set with { Elements = ElementSet.Empty });
                break;
            case RulesetChange.AddMap(var map):
                _maps.Add(map.Name, map with { Entries = [] });
                break;
            case RulesetChange.AddCounter(var counter):
                _counters.Add(counter.Name, counter);
                break;
            case RulesetChange.AddChain(var chain):
                _chains.Add(chain.Name, chain with { Rules = [] });
                break;
            case RulesetChange.AddElements(var set, var come):
                Assert.NotEmpty((IEnumerable<SetElement>)come);
                Assert.DoesNotContain((IEnumerable<SetElement>)come, _sets[set.Name].Elements.Contains);
                _sets[set.Name] = _sets[set.Name] with { Elements = _sets[set.Name].Elements.Union(come) };
                break;
            case RulesetChange.DeleteElements(var set, var gone):
                Assert.NotEmpty((IEnumerable<SetElement>)gone);
                Assert.All((IEnumerable<SetElement>)gone, element => Assert.True(_sets[set.Name].Elements.Contains(element)));
                _sets[set.Name] = _sets[set.Name] with { Elements = _sets[set.Name].Elements.Except(gone) };
                break;
            case RulesetChange.AddEntries(var map, var come):
                Assert.All(come, entry => AssertLeadsSomewhere(entry.Verdict));
                Assert.Empty(come.Select(entry => entry.Key).Intersect(_maps[map.Name].Entries.Select(entry => entry.Key)));
                _maps[map.Name] = _maps[map.Name] with { Entries = [.. _maps[map.Name].Entries.Concat(come).Order()] };
                break;
            case RulesetChange.DeleteEntries(var map, var gone):
                Assert.All(gone, entry => Assert.Contains(entry, _maps[map.Name].Entries));
                _maps[map.Name] = _maps[map.Name] with { Entries = [.. _maps[map.Name].Entries.Except(gone)] };
                break;
            case RulesetChange.FlushChain(var name):
                Assert.NotEmpty(_chains[name].Rules);
                _chains[name] = _chains[name] with { Rules = [] };
                break;
            case RulesetChange.AddRule(var name, var rule):
                Assert.All(rule.Steps, AssertRefersToWhatIs);
                _chains[name] = _chains[name] with { Rules = [.. _chains[name].Rules, rule] };
                break;
            case RulesetChange.DeleteSet(var set):
                AssertUnused(step => step is NftExpression.InSet { Set: var used } && used == set.Name || step is NftExpression.LimitEach { Set: var limited } && limited == set.Name);
                Assert.True(_sets.Remove(set.Name));
                break;
            case RulesetChange.DeleteMap(var map):
                AssertUnused(step => step is NftExpression.Dispatch { Map: var used } && used == map.Name);
                Assert.True(_maps.Remove(map.Name));
                break;
            case RulesetChange.DeleteCounter(var counter):
                AssertUnused(step => step is NftExpression.Count { Counter: var used } && used == counter.Name);
                Assert.True(_counters.Remove(counter.Name));
                break;
            case RulesetChange.DeleteChain(var chain):
                Assert.Empty(_chains[chain.Name].Rules);
                AssertUnused(step => step is NftExpression.Decide(var verdict) && ChainOf(verdict) == chain.Name);
                Assert.DoesNotContain(_maps.Values.SelectMany(map => (IEnumerable<MapEntry>)map.Entries), entry => ChainOf(entry.Verdict) == chain.Name);
                Assert.True(_chains.Remove(chain.Name));
                break;
            default:
                Assert.Fail($"Unknown change {change}.");
                break;
        }
    }

    private void AssertRefersToWhatIs(NftExpression step)
    {
        switch (step)
        {
            case NftExpression.InSet(_, _, var set):
                Assert.Contains(set, _sets.Keys);
                break;
            case NftExpression.LimitEach(_, var set, _):
                Assert.Contains(set, _sets.Keys);
                break;
            case NftExpression.Dispatch(_, var map):
                Assert.Contains(map, _maps.Keys);
                break;
            case NftExpression.Count(var counter):
                Assert.Contains(counter, _counters.Keys);
                break;
            case NftExpression.Decide(var verdict):
                AssertLeadsSomewhere(verdict);
                break;
        }
    }

    private void AssertLeadsSomewhere(NftVerdict verdict)
    {
        if (ChainOf(verdict) is { } chain)
        {
            Assert.Contains(chain, _chains.Keys);
        }
    }

    private void AssertUnused(Func<NftExpression, bool> uses) =>
        Assert.DoesNotContain(_chains.Values.SelectMany(chain => (IEnumerable<NftRule>)chain.Rules), rule => rule.Steps.Any(uses));

    private static string? ChainOf(NftVerdict verdict) => verdict switch
    {
        NftVerdict.Jump(var chain) => chain,
        NftVerdict.Goto(var chain) => chain,
        _ => null,
    };
}
