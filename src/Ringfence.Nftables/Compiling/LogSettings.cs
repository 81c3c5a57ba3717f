namespace Ringfence.Nftables;

/// <summary>How stopped packets are told.</summary>
public sealed record LogSettings
{
    /// <summary>The NFLOG group. Default 77.</summary>
    public ushort Group { get; init; } = 77;

    /// <summary>How many bytes of a packet a record holds: enough for headers of IPv6 and TCP. Default 128.</summary>
    public int SnapLength { get; init; } = 128;

    /// <summary>How many records the kernel gathers before it hands them over. Default 32.</summary>
    public int QueueThreshold { get; init; } = 32;

    /// <summary>How many records one source address may cause, so that a loud one does not hide the others. Default 10 a second, 50 at once.</summary>
    public NftRate EachSource { get; init; } = new(10, 50);

    /// <summary>How many records one class may cause. Default 100 a second, 200 at once.</summary>
    public NftRate EachClass { get; init; } = new(100, 200);

    /// <summary>How many sources are told apart at a time; packets of more are counted and not logged. Default 4096.</summary>
    public int Sources { get; init; } = 4096;
}
