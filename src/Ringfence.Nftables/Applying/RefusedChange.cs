namespace Ringfence.Nftables;

/// <summary>One change of a transaction that was refused.</summary>
/// <param name="Change">Its place in the transaction, 0-based; -1 when the transaction was refused as a whole.</param>
/// <param name="Error">Why.</param>
/// <param name="Text">The kernel's own words; empty for none.</param>
public sealed record RefusedChange(int Change, Errno Error, string Text);
