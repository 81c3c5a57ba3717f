namespace Ringfence.Reference;

/// <summary>A question: may <paramref name="From"/> open this to <paramref name="To"/>? The port is the destination's own, 1-65535 (5.4).</summary>
public sealed record Connection(Endpoint From, Endpoint To, Protocol Protocol, int Port, IpFamily Family);
