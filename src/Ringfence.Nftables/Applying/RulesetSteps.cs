namespace Ringfence.Nftables;

/// <summary>Cuts a large change into steps that each are small: sets that nothing uses yet are made and filled first, and one last step puts all in force.</summary>
internal static class RulesetSteps
{
    /// <summary>The rulesets to go through, the last one being the second; only that one when there is little to do.</summary>
    /// <param name="held">What the table holds.</param>
    /// <param name="wanted">What it shall hold.</param>
    /// <param name="elementsAtOnce">How many elements a step may put in.</param>
    public static IEnumerable<Ruleset> Between(Ruleset held, Ruleset wanted, int elementsAtOnce)
    {
        HashSet<string> there = held.Sets.Select(set => set.Name).ToHashSet(StringComparer.Ordinal);
        NftSet[] fresh = [.. wanted.Sets.Where(set => !there.Contains(set.Name) && set.Elements.Count > 0)];
        if (fresh.Sum(set => (long)set.Elements.Count) > elementsAtOnce)
        {
            Dictionary<string, NftSet> sets = held.Sets.ToDictionary(set => set.Name, StringComparer.Ordinal);
            int room = elementsAtOnce;
            foreach (NftSet set in fresh)
            {
                for (int filled = 0; filled < set.Elements.Count;)
                {
                    int more = Math.Min(room, set.Elements.Count - filled);
                    filled += more;
                    room -= more;
                    sets[set.Name] = set with { Elements = First(set.Elements, filled) };
                    if (room == 0)
                    {
                        yield return new Ruleset(sets.Values, held.Maps, held.Counters, held.Chains);
                        room = elementsAtOnce;
                    }
                }
            }
        }

        yield return wanted;
    }

    private static ElementSet First(ElementSet elements, int count) => count == elements.Count ? elements : ElementSet.OfSorted([.. elements.Take(count)]);
}
