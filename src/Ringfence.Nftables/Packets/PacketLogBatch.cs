using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What was read of a log at once.</summary>
/// <param name="Packets">The packets, in order; without those that are no IP packets.</param>
/// <param name="Lost">How many packets before the last of these the kernel logged and nobody read.</param>
public sealed record PacketLogBatch(ValueArray<LoggedPacket> Packets, long Lost);
