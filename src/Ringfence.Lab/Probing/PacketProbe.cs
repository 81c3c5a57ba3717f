using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A question put to the kernel: does the first packet of this connection arrive?</summary>
/// <param name="From">Where it is sent.</param>
/// <param name="Source">The address it is sent from.</param>
/// <param name="To">Where it should arrive.</param>
/// <param name="Destination">The address it is sent to.</param>
/// <param name="Protocol">Its protocol; <see cref="Protocol.Other"/> is an echo request.</param>
/// <param name="Port">The port it is sent to; of no account for an echo request.</param>
public sealed record PacketProbe(NetNs From, Address Source, NetNs To, Address Destination, Protocol Protocol, ushort Port);
