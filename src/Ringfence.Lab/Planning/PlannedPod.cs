using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A pod to be: a namespace with a link to its node.</summary>
/// <param name="Id">Its id.</param>
/// <param name="Node">Where it runs.</param>
/// <param name="Addresses">Its addresses, at most one a family.</param>
public sealed record PlannedPod(EndpointId Id, NodeName Node, ValueArray<Address> Addresses);
