using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A packet that opens a connection, as its destination saw it.</summary>
internal readonly record struct Arrival(AddressFamily Family, Protocol Protocol, Address Source, ushort SourcePort, ushort Port);
