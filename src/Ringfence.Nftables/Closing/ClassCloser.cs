namespace Ringfence.Nftables;

/// <summary>Makes a ruleset in which some classes allow nothing and all others are as compiled.</summary>
internal static class ClassCloser
{
    /// <summary>The ruleset with some classes closed, and without what only they used.</summary>
    /// <param name="node">What was compiled.</param>
    /// <param name="closed">The classes that allow nothing.</param>
    /// <param name="refused">Names of parts that the kernel does not take.</param>
    public static Ruleset Close(CompiledNode node, IReadOnlySet<ClassId> closed, IReadOnlySet<string> refused)
    {
        if (closed.Count == 0)
        {
            return node.Ruleset;
        }

        Dictionary<string, NftChain> chains = node.Ruleset.Chains.ToDictionary(chain => chain.Name, StringComparer.Ordinal);
        HashSet<string> before = UsedBy(chains.Values);
        foreach (PodClass one in node.Classes.Where(one => closed.Contains(one.Id)))
        {
            Close(chains, one, refused);
        }

        // What nothing used before is there for another reason, and stays.
        HashSet<string> after = UsedBy(chains.Values);
        bool Stays(string name) => after.Contains(name) || !before.Contains(name);
        return new Ruleset(
            node.Ruleset.Sets.Where(set => Stays(set.Name)),
            node.Ruleset.Maps,
            node.Ruleset.Counters.Where(counter => Stays(counter.Name)),
            chains.Values);
    }

    private static void Close(Dictionary<string, NftChain> chains, PodClass one, IReadOnlySet<string> refused)
    {
        NftChain denied = chains[TableFrame.DeniedChainOf(one.Chain)];
        bool isTold = !refused.Contains(denied.Name) && !PartUses.SetsOf(denied).Concat(PartUses.CountersOf(denied)).Any(refused.Contains);
        NftVerdict end = isTold ? new NftVerdict.Goto(denied.Name) : EndOf(denied);
        if (!isTold)
        {
            chains.Remove(denied.Name);
        }

        // A comment may be what was refused.
        chains[one.Chain] = new NftChain(one.Chain, [NftRule.Of(new NftExpression.Decide(end))], string.Empty);
    }

    /// <summary>Where packets end behind the chain that logs them: nowhere when they are only watched.</summary>
    private static NftVerdict EndOf(NftChain denied) => PartUses.StepsOf(denied).OfType<NftExpression.Decide>().Last().Verdict;

    private static HashSet<string> UsedBy(IEnumerable<NftChain> chains) =>
        chains.SelectMany(chain => PartUses.SetsOf(chain).Concat(PartUses.CountersOf(chain))).ToHashSet(StringComparer.Ordinal);
}
