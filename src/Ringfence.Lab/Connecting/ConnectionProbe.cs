using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A connection to be opened for real.</summary>
/// <param name="From">Where it is opened.</param>
/// <param name="Source">The address it is opened from.</param>
/// <param name="Destination">The address it is opened to; it may be a Service's.</param>
/// <param name="Protocol">TCP, UDP or SCTP.</param>
/// <param name="Port">The port it is opened to.</param>
public sealed record ConnectionProbe(NetNs From, Address Source, Address Destination, Protocol Protocol, ushort Port);
