namespace Ringfence.Core;

/// <summary>Where a connection to a Service may end up.</summary>
/// <param name="Party">The pod, node or address behind the Service.</param>
/// <param name="Entry">The Service port that leads there.</param>
/// <param name="Port">The backend's own port, 1 to 65535, which is what policies look at.</param>
public sealed record ServiceBackend(Party Party, ServicePort Entry, ushort Port);
