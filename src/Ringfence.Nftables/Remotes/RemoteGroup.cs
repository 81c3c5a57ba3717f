using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Remotes that no term in use tells apart.</summary>
internal sealed class RemoteGroup(Party any, Standing standing, ValueArray<ContainerPort> ports)
{
    /// <summary>One of them.</summary>
    public Party Any { get; } = any;

    /// <summary>How they stand to pods of the node.</summary>
    public Standing Standing { get; } = standing;

    /// <summary>The ports that terms can name on them.</summary>
    public ValueArray<ContainerPort> Ports { get; } = ports;

    /// <summary>The places of their addresses among all IPv4 addresses of remotes, ascending.</summary>
    public List<int> IPv4 { get; } = [];

    /// <summary>The same for IPv6.</summary>
    public List<int> IPv6 { get; } = [];

    /// <summary>The places of one family.</summary>
    public List<int> In(AddressFamily family) => family == AddressFamily.IPv4 ? IPv4 : IPv6;
}
