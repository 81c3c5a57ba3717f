using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A node to be: a namespace that forwards.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Addresses">Its addresses, at most one a family.</param>
public sealed record PlannedNode(NodeName Name, ValueArray<Address> Addresses);
