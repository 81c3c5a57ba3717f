namespace Ringfence.Nftables;

/// <summary>How drops are told.</summary>
public sealed record DropSettings
{
    /// <summary>How long after its first packet a record waits for tries that look alike. Default 2 s, which takes in the first retry of TCP.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(2);
}
