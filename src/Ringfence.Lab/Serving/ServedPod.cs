using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>What a pod answers on.</summary>
/// <param name="Id">The pod: what its answers say.</param>
/// <param name="Addresses">Its addresses, or its node's.</param>
/// <param name="Ports">Its ports.</param>
public sealed record ServedPod(EndpointId Id, ValueArray<Address> Addresses, ValueArray<ServedPort> Ports);
