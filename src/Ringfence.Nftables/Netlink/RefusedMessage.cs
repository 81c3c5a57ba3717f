namespace Ringfence.Nftables;

/// <summary>One message of a batch that the kernel refuses.</summary>
/// <param name="Index">Which, 0-based; -1 for the batch as a whole.</param>
/// <param name="Error">Why.</param>
/// <param name="Text">The kernel's own words; empty for none.</param>
internal sealed record RefusedMessage(int Index, Errno Error, string Text);
