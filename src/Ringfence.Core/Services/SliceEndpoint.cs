namespace Ringfence.Core;

/// <summary>One backend that an EndpointSlice lists.</summary>
/// <param name="Address">Its address.</param>
/// <param name="Pod">The pod that it refers to; null when it names none (selector-less Services).</param>
public sealed record SliceEndpoint(Address Address, EndpointId? Pod);
