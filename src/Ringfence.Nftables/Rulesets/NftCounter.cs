namespace Ringfence.Nftables;

/// <summary>A named counter of packets and bytes. What it has counted is the kernel's, not ours.</summary>
public sealed record NftCounter(string Name, string Comment);
