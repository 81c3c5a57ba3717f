namespace Ringfence.Nftables;

/// <summary>What the steps of rules refer to.</summary>
internal static class PartUses
{
    /// <summary>The set or map that a step looks into; null for none.</summary>
    public static string? SetOf(NftExpression step) => step switch
    {
        NftExpression.InSet(_, _, var set) => set,
        NftExpression.LimitEach(_, var set, _) => set,
        NftExpression.Dispatch(_, var map) => map,
        _ => null,
    };

    /// <summary>The counter that a step counts in; null for none.</summary>
    public static string? CounterOf(NftExpression step) => step is NftExpression.Count(var counter) ? counter : null;

    /// <summary>The sets and maps that a chain looks into.</summary>
    public static IEnumerable<string> SetsOf(NftChain chain) => StepsOf(chain).Select(SetOf).OfType<string>();

    /// <summary>The counters of a chain.</summary>
    public static IEnumerable<string> CountersOf(NftChain chain) => StepsOf(chain).Select(CounterOf).OfType<string>();

    /// <summary>Every step of a chain.</summary>
    public static IEnumerable<NftExpression> StepsOf(NftChain chain) => chain.Rules.SelectMany(rule => (IEnumerable<NftExpression>)rule.Steps);
}
