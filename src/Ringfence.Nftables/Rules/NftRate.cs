namespace Ringfence.Nftables;

/// <summary>How often something may happen: so many times a second in the long run, and so many at once after a rest.</summary>
public readonly record struct NftRate(int PerSecond, int Burst);
