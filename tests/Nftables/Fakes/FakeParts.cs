namespace Ringfence.Nftables.Tests;

/// <summary>The parts of a table under change, one change after another.</summary>
internal sealed class FakeParts(Ruleset start)
{
    private readonly Dictionary<string, NftSet> _sets = start.Sets.ToDictionary(set => set.Name);
    private readonly Dictionary<string, VerdictMap> _maps = start.Maps.ToDictionary(map => map.Name);
    private readonly Dictionary<string, NftCounter> _counters = start.Counters.ToDictionary(counter => counter.Name);
    private readonly Dictionary<string, NftChain> _chains = start.Chains.ToDictionary(chain => chain.Name);

    public Ruleset ToRuleset() => new(_sets.Values, _maps.Values, _counters.Values, _chains.Values);

    /// <summary>Does a change, or says why not.</summary>
    public Errno Do(RulesetChange change) => change switch
    {
        RulesetChange.AddSet(var set) => IsTaken(set.Name) ? Errno.Exists : Put(_sets, set.Name, set with { Elements = ElementSet.Empty }),
        RulesetChange.AddMap(var map) => IsTaken(map.Name) ? Errno.Exists : Put(_maps, map.Name, map with { Entries = [] }),
        RulesetChange.AddCounter(var counter) => _counters.ContainsKey(counter.Name) ? Errno.Exists : Put(_counters, counter.Name, counter),
        RulesetChange.AddChain(var chain) => _chains.ContainsKey(chain.Name) ? Errno.Exists : Put(_chains, chain.Name, chain with { Rules = [] }),
        RulesetChange.AddElements(var set, var elements) => AddElements(set.Name, elements),
        RulesetChange.DeleteElements(var set, var elements) => DeleteElements(set.Name, elements),
        RulesetChange.AddEntries(var map, var entries) => AddEntries(map.Name, [.. entries]),
        RulesetChange.DeleteEntries(var map, var entries) => DeleteEntries(map.Name, [.. entries]),
        RulesetChange.AddRule(var chain, var rule) => AddRule(chain, rule),
        RulesetChange.FlushChain(var chain) => _chains.TryGetValue(chain, out NftChain? full) ? Put(_chains, chain, full with { Rules = [] }) : Errno.NoEntry,
        RulesetChange.DeleteSet(var set) => Remove(_sets, set.Name, Steps.Any(step => SetOf(step) == set.Name)),
        RulesetChange.DeleteMap(var map) => Remove(_maps, map.Name, Steps.Any(step => step is NftExpression.Dispatch { Map: var used } && used == map.Name)),
        RulesetChange.DeleteCounter(var counter) => Remove(_counters, counter.Name, Steps.Any(step => step is NftExpression.Count { Counter: var used } && used == counter.Name)),
        RulesetChange.DeleteChain(var chain) => Remove(_chains, chain.Name, Verdicts.Any(verdict => ChainOf(verdict) == chain.Name)),
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "not known here"),
    };

    private IEnumerable<NftExpression> Steps => _chains.Values.SelectMany(chain => chain.Rules.SelectMany(rule => (IEnumerable<NftExpression>)rule.Steps));

    private IEnumerable<NftVerdict> Verdicts =>
        Steps.OfType<NftExpression.Decide>().Select(step => step.Verdict).Concat(_maps.Values.SelectMany(map => map.Entries.Select(entry => entry.Verdict)));

    private bool IsTaken(string name) => _sets.ContainsKey(name) || _maps.ContainsKey(name);

    private Errno AddElements(string name, ElementSet elements)
    {
        if (!_sets.TryGetValue(name, out NftSet? set))
        {
            return Errno.NoEntry;
        }

        return elements.Any(element => set.Elements.Any(held => Overlap(held, element)))
            ? Errno.Exists
            : Put(_sets, name, set with { Elements = set.Elements.Union(elements) });
    }

    private Errno DeleteElements(string name, ElementSet elements) => _sets.TryGetValue(name, out NftSet? set) && elements.All(set.Elements.Contains)
        ? Put(_sets, name, set with { Elements = set.Elements.Except(elements) })
        : Errno.NoEntry;

    private Errno AddEntries(string name, MapEntry[] entries)
    {
        if (!_maps.TryGetValue(name, out VerdictMap? map) || entries.Any(entry => !Leads(entry.Verdict)))
        {
            return Errno.NoEntry;
        }

        return map.Entries.Select(entry => entry.Key).Intersect(entries.Select(entry => entry.Key)).Any()
            ? Errno.Exists
            : Put(_maps, name, map with { Entries = [.. map.Entries.Concat(entries).Order()] });
    }

    private Errno DeleteEntries(string name, MapEntry[] entries)
    {
        HashSet<SetElement> gone = [.. entries.Select(entry => entry.Key)];
        return _maps.TryGetValue(name, out VerdictMap? map) && gone.IsSubsetOf(map.Entries.Select(entry => entry.Key))
            ? Put(_maps, name, map with { Entries = [.. map.Entries.Where(entry => !gone.Contains(entry.Key))] })
            : Errno.NoEntry;
    }

    private Errno AddRule(string name, NftRule rule)
    {
        bool refers = rule.Steps.All(step => step switch
        {
            NftExpression.InSet or NftExpression.LimitEach => _sets.ContainsKey(SetOf(step)!),
            NftExpression.Dispatch(_, var map) => _maps.ContainsKey(map),
            NftExpression.Count(var counter) => _counters.ContainsKey(counter),
            NftExpression.Decide(var verdict) => Leads(verdict),
            _ => true,
        });
        return refers && _chains.TryGetValue(name, out NftChain? chain)
            ? Put(_chains, name, chain with { Rules = [.. chain.Rules, rule] })
            : Errno.NoEntry;
    }

    private bool Leads(NftVerdict verdict) => ChainOf(verdict) is not { } chain || _chains.ContainsKey(chain);

    private static Errno Put<T>(Dictionary<string, T> parts, string name, T part)
    {
        parts[name] = part;
        return Errno.None;
    }

    private static Errno Remove<T>(Dictionary<string, T> parts, string name, bool isUsed) =>
        isUsed ? Errno.Busy : parts.Remove(name) ? Errno.None : Errno.NoEntry;

    private static string? SetOf(NftExpression step) => step switch
    {
        NftExpression.InSet(_, _, var set) => set,
        NftExpression.LimitEach(_, var set, _) => set,
        _ => null,
    };

    private static string? ChainOf(NftVerdict verdict) => verdict switch
    {
        NftVerdict.Jump(var chain) => chain,
        NftVerdict.Goto(var chain) => chain,
        _ => null,
    };

    /// <summary>Ranges must be disjoint, and single elements different.</summary>
    private static bool Overlap(SetElement left, SetElement right)
    {
        for (int i = 0; i < left.Parts.Count; i++)
        {
            if (left.Parts[i].Last < right.Parts[i].First || right.Parts[i].Last < left.Parts[i].First)
            {
                return false;
            }
        }

        return true;
    }
}
