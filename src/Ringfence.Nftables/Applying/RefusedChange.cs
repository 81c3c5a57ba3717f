namespace Ringfence.Nftables;

/// <summary>One change of a transaction that was refused.</summary>
/// <param name="Place">Its place in the transaction, 0-based; -1 when the transaction was refused as a whole.</param>
/// <param name="Change">The change; null when the transaction was refused as a whole.</param>
/// <param name="Error">Why.</param>
/// <param name="Text">The kernel's own words; empty for none.</param>
public sealed record RefusedChange(int Place, RulesetChange? Change, Errno Error, string Text);
