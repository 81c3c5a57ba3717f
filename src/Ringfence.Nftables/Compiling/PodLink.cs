using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The interface of the node that leads to a pod, and what may come from it.</summary>
/// <param name="Interface">The interface's number.</param>
/// <param name="Sources">The pod's addresses, and whatever else it may send from (a router, a virtual machine).</param>
public sealed record PodLink(int Interface, AddressSet Sources)
{
    /// <summary>When the interface came up; null when nobody noticed.</summary>
    public DateTimeOffset? Up { get; init; }
}
