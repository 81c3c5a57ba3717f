namespace Ringfence.Nftables;

/// <summary>Finds the classes that a refusal is about: those that need a part which the kernel does not take.</summary>
internal sealed class RefusalReader
{
    private readonly Dictionary<string, List<PodClass>> _users = new(StringComparer.Ordinal);

    public RefusalReader(CompiledNode node)
    {
        Dictionary<string, NftChain> chains = node.Ruleset.Chains.ToDictionary(chain => chain.Name, StringComparer.Ordinal);
        foreach (PodClass one in node.Classes)
        {
            NftChain judge = chains[one.Chain];
            NftChain denied = chains[TableFrame.DeniedChainOf(one.Chain)];
            foreach (string part in PartUses.SetsOf(judge).Concat(PartUses.SetsOf(denied)).Concat([judge.Name, denied.Name, one.Counter]).Distinct(StringComparer.Ordinal))
            {
                if (!_users.TryGetValue(part, out List<PodClass>? users))
                {
                    _users[part] = users = [];
                }

                users.Add(one);
            }
        }
    }

    /// <summary>The classes that need the part which a change is about; none when it is about something that every class needs, or about nothing in particular.</summary>
    public IReadOnlyList<PodClass> ClassesOf(RefusedChange refused) => PartOf(refused) is { } part && _users.TryGetValue(part, out List<PodClass>? users) ? users : [];

    /// <summary>The name of the part that a change is about; null when there is not one.</summary>
    public static string? PartOf(RefusedChange refused) => refused.Change switch
    {
        RulesetChange.AddSet(var set) => set.Name,
        RulesetChange.DeleteSet(var set) => set.Name,
        RulesetChange.AddElements(var set, _) => set.Name,
        RulesetChange.DeleteElements(var set, _) => set.Name,
        RulesetChange.AddCounter(var counter) => counter.Name,
        RulesetChange.DeleteCounter(var counter) => counter.Name,
        RulesetChange.AddChain(var chain) => chain.Name,
        RulesetChange.DeleteChain(var chain) => chain.Name,
        RulesetChange.FlushChain(var chain) => chain,
        RulesetChange.AddRule(var chain, _) => chain,
        _ => null,
    };

    /// <summary>A refusal in words.</summary>
    public static string Describe(RefusedChange refused)
    {
        string what = refused.Change switch
        {
            null => "the change as a whole",
            RulesetChange.AddRule(var chain, var rule) => $"a rule of the chain {chain}: {RuleText.Of(rule)}",
            _ => $"`{PartOf(refused)}`",
        };
        return $"{what} ({(refused.Text.Length > 0 ? refused.Text : refused.Error)})";
    }
}
