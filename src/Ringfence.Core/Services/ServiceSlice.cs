namespace Ringfence.Core;

/// <summary>What one EndpointSlice says: backends and their ports.</summary>
public sealed record ServiceSlice(ServiceName Service, ValueArray<SliceEndpoint> Endpoints, ValueArray<SlicePort> Ports);
