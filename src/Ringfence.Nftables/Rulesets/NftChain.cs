using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>A chain of rules.</summary>
/// <param name="Name">Its name, unique among chains.</param>
/// <param name="Rules">Its rules, in order.</param>
/// <param name="Comment">What it is for, settled by its name; empty for none.</param>
public sealed record NftChain(string Name, ValueArray<NftRule> Rules, string Comment)
{
    /// <summary>Where it hangs, for a base chain; null for one that only other chains lead to.</summary>
    public ChainAnchor? Anchor { get; init; }
}
