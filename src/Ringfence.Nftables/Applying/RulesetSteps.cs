using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>
/// The rulesets that a table goes through on its way to another: what is new is made beside what is in force, and one step leads there. What
/// nothing leads to any more is still there at the end.
/// </summary>
/// <remarks>
/// A packet keeps to the rules of the moment at which it came into a base chain, but maps and sets answer as they are when they are asked. So a map
/// may send it to a chain that has no rules yet for that moment, or none any more, and it would pass. And a set of ranges is found empty
/// until the transaction that made it is over, which would stop what it allows.
/// </remarks>
internal static class RulesetSteps
{
    /// <summary>The rulesets to go through; the last one is what is wanted, and what the table holds besides.</summary>
    /// <param name="held">What the table holds.</param>
    /// <param name="wanted">What it shall hold.</param>
    /// <param name="elementsAtOnce">How many elements a step may put into new sets: large ones keep the kernel from anything else.</param>
    public static IEnumerable<Ruleset> Between(Ruleset held, Ruleset wanted, int elementsAtOnce)
    {
        Ruleset fresh = wanted.Beyond(held).WithoutHooks();
        foreach (ValueArray<NftSet> sets in Filled(fresh.Sets, elementsAtOnce))
        {
            yield return held.With(new Ruleset(sets, [], [], []));
        }

        if (!fresh.Equals(Ruleset.Empty))
        {
            yield return held.With(fresh);
        }

        yield return wanted.With(held.Beyond(wanted).WithoutHooks());
    }

    /// <summary>New sets on the way to being full; none when they hold little.</summary>
    private static IEnumerable<ValueArray<NftSet>> Filled(ValueArray<NftSet> fresh, int elementsAtOnce)
    {
        if (fresh.Sum(set => (long)set.Elements.Count) <= elementsAtOnce)
        {
            yield break;
        }

        List<NftSet> sets = [];
        int room = elementsAtOnce;
        foreach (NftSet set in (NftSet[])[.. fresh])
        {
            for (int filled = 0; filled < set.Elements.Count;)
            {
                int more = Math.Min(room, set.Elements.Count - filled);
                filled += more;
                room -= more;
                if (room == 0)
                {
                    yield return [.. sets, set with { Elements = First(set.Elements, filled) }];
                    room = elementsAtOnce;
                }
            }

            sets.Add(set);
        }
    }

    private static ElementSet First(ElementSet elements, int count) => count == elements.Count ? elements : ElementSet.OfSorted([.. elements.Take(count)]);
}
