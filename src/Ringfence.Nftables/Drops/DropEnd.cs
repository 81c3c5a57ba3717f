using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>One end of what was dropped.</summary>
/// <param name="Party">Who has the address; an address of nobody that is known.</param>
/// <param name="Address">The address.</param>
/// <param name="Port">The port; 0 for protocols without ports.</param>
public sealed record DropEnd(Party Party, Address Address, ushort Port)
{
    /// <summary>The Service that the address, one of the node's own, stands for; null for all others.</summary>
    public ServiceName? LocalService { get; init; }
}
