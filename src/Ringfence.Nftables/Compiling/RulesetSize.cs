namespace Ringfence.Nftables;

/// <summary>How much of the kernel's patience and memory a ruleset takes.</summary>
/// <param name="Sets">Sets and maps.</param>
/// <param name="Elements">Elements and entries in all of them.</param>
public sealed record RulesetSize(int Sets, int Elements)
{
    /// <summary>The size of a ruleset.</summary>
    public static RulesetSize Of(Ruleset ruleset) => new(
        ruleset.Sets.Count + ruleset.Maps.Count,
        ruleset.Sets.Sum(set => set.Elements.Count) + ruleset.Maps.Sum(map => map.Entries.Count));
}
