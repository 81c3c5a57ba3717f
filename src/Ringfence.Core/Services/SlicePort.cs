namespace Ringfence.Core;

/// <summary>One port of an EndpointSlice, already the backend's own number.</summary>
/// <param name="Name">The Service port's name; empty for the only one of a Service without port names.</param>
/// <param name="Protocol">Its protocol.</param>
/// <param name="Port">The number on the backend.</param>
public sealed record SlicePort(string Name, Protocol Protocol, ushort Port);
