namespace Ringfence.Nftables;

/// <summary>Where a base chain hangs. Its type is filter and its policy accept: what we do not judge passes.</summary>
/// <param name="Hook">The hook.</param>
/// <param name="Priority">Its place among the chains there, lower first; 0 is <c>filter</c>.</param>
public sealed record ChainAnchor(ChainHook Hook, int Priority);
