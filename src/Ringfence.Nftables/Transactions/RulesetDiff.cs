using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Finds the least transaction that makes one ruleset of another.</summary>
/// <remarks>
/// Everything is made before something refers to it, and removed after nothing does: new parts, then elements and rules, then the
/// dispatch, then what is left over. Parts of one name differ in elements, entries or rules only; a chain whose rules differ is filled anew.
/// </remarks>
public static class RulesetDiff
{
    /// <summary>What to do to a table that holds the first to make it hold the second; empty when they are equal.</summary>
    public static Transaction Between(Ruleset before, Ruleset after)
    {
        Parted<NftSet> sets = new(before.Sets, after.Sets, set => set.Name);
        Parted<VerdictMap> maps = new(before.Maps, after.Maps, map => map.Name);
        Parted<NftCounter> counters = new(before.Counters, after.Counters, counter => counter.Name);
        Parted<NftChain> chains = new(before.Chains, after.Chains, chain => chain.Name);
        List<RulesetChange> changes =
        [
            .. counters.Added.Select(counter => new RulesetChange.AddCounter(counter)),
            .. sets.Added.Select(set => new RulesetChange.AddSet(set)),
            .. maps.Added.Select(map => new RulesetChange.AddMap(map)),
            .. chains.Added.Select(chain => new RulesetChange.AddChain(chain)),
        ];

        foreach ((NftSet old, NftSet now) in sets.Kept)
        {
            // Out before in: a range may be replaced by one that overlaps it.
            AddIfAny(changes, old.Elements.Except(now.Elements), gone => new RulesetChange.DeleteElements(now, gone));
            AddIfAny(changes, now.Elements.Except(old.Elements), come => new RulesetChange.AddElements(now, come));
        }

        foreach (NftSet set in sets.Added)
        {
            AddIfAny(changes, set.Elements, come => new RulesetChange.AddElements(set, come));
        }

        foreach (NftChain chain in chains.Removed.Concat(chains.Kept.Where(pair => pair.Old.Rules != pair.Now.Rules).Select(pair => pair.Old)))
        {
            if (!chain.Rules.IsEmpty)
            {
                changes.Add(new RulesetChange.FlushChain(chain.Name));
            }
        }

        foreach (NftChain chain in chains.Added.Concat(chains.Kept.Where(pair => pair.Old.Rules != pair.Now.Rules).Select(pair => pair.Now)))
        {
            changes.AddRange(chain.Rules.Select(rule => new RulesetChange.AddRule(chain.Name, rule)));
        }

        foreach ((VerdictMap old, VerdictMap now) in maps.Kept)
        {
            // A key cannot be given another verdict in place.
            AddIfAny(changes, Missing(old, now), gone => new RulesetChange.DeleteEntries(now, gone));
            AddIfAny(changes, Missing(now, old), come => new RulesetChange.AddEntries(now, come));
        }

        foreach (VerdictMap map in maps.Added)
        {
            AddIfAny(changes, map.Entries, come => new RulesetChange.AddEntries(map, come));
        }

        changes.AddRange(maps.Removed.Select(map => new RulesetChange.DeleteMap(map)));
        changes.AddRange(chains.Removed.Select(chain => new RulesetChange.DeleteChain(chain)));
        changes.AddRange(sets.Removed.Select(set => new RulesetChange.DeleteSet(set)));
        changes.AddRange(counters.Removed.Select(counter => new RulesetChange.DeleteCounter(counter)));
        return new Transaction([.. changes]);
    }

    private static void AddIfAny<T>(List<RulesetChange> changes, T some, Func<T, RulesetChange> change)
        where T : IReadOnlyCollection<object>
    {
        if (some.Count > 0)
        {
            changes.Add(change(some));
        }
    }

    private static ValueArray<MapEntry> Missing(VerdictMap here, VerdictMap there)
    {
        HashSet<MapEntry> known = [.. there.Entries];
        return [.. here.Entries.Where(entry => !known.Contains(entry))];
    }

    /// <summary>The parts of two rulesets, told apart by name.</summary>
    private sealed class Parted<T>
        where T : notnull
    {
        public Parted(ValueArray<T> before, ValueArray<T> after, Func<T, string> nameOf)
        {
            Dictionary<string, T> old = before.ToDictionary(nameOf, StringComparer.Ordinal);
            foreach (T now in after)
            {
                if (old.Remove(nameOf(now), out T? same))
                {
                    // Most parts are the very same objects after a small change.
                    if (!ReferenceEquals(same, now))
                    {
                        Kept.Add((same, now));
                    }
                }
                else
                {
                    Added.Add(now);
                }
            }

            Removed = [.. before.Where(part => old.ContainsKey(nameOf(part)))];
        }

        public List<T> Added { get; } = [];

        public List<T> Removed { get; }

        public List<(T Old, T Now)> Kept { get; } = [];
    }
}
