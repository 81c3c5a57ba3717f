using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The circumstances in which a peer may take different remotes: the family, and whether both ends are on one node.</summary>
internal readonly record struct PeerSlot(AddressFamily Family, Standing Standing)
{
    /// <summary>How many there are.</summary>
    public const int Count = 4;

    /// <summary>All of them, each at its index.</summary>
    public static IReadOnlyList<PeerSlot> All { get; } =
    [
        new(AddressFamily.IPv4, Standing.Apart),
        new(AddressFamily.IPv4, Standing.SameNode),
        new(AddressFamily.IPv6, Standing.Apart),
        new(AddressFamily.IPv6, Standing.SameNode),
    ];

    /// <summary>Its place among all, 0 to 3.</summary>
    public int Index => ((int)Family * 2) + (int)Standing;
}
