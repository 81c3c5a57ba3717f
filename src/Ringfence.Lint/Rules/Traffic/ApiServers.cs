using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Where the API server is, as far as the input says.</summary>
internal sealed class ApiServers
{
    // Where it listens, on its nodes or outside: behind 443 of Service default/kubernetes, 6443 as kubeadm sets it up.
    private static readonly ushort[] UsualPorts = [443, 6443];

    private readonly (Address Address, ushort Port)[] _listeners;
    private readonly Address[] _virtual;

    private ApiServers(LintContext context)
    {
        ServiceName name = new(new NamespaceName("default"), "kubernetes");
        _listeners =
        [
            .. context.Snapshot.Slices[name].SelectMany(slice => slice.Endpoints.SelectMany(endpoint => slice.Ports.Select(port => (endpoint.Address, port.Port)))),
        ];
        _virtual = [.. context.Snapshot.FindService(name)?.ClusterAddresses ?? []];
        IsOnNodes = KnownPods.With(context, ("component", "kube-apiserver")).Any(pod => pod.Network == PodNetwork.Host);
        HasTunnel = KnownPods.With(context, ("k8s-app", "konnectivity-agent"), ("app", "konnectivity-agent")).Count > 0;
    }

    /// <summary>Whether it is known to run in the network of nodes.</summary>
    public bool IsOnNodes { get; }

    /// <summary>Whether it reaches pods through other pods (konnectivity), whose addresses policies then see.</summary>
    public bool HasTunnel { get; }

    /// <summary>What is known of a cluster's API server.</summary>
    public static ApiServers Of(LintContext context) => context.Shared(one => new ApiServers(one));

    /// <summary>Whether pods may connect to it: to where it is known to listen, else to a usual port at some address outside.</summary>
    public bool MayBeReachedFrom(HeldSide side) => _listeners.Length > 0
        ? _listeners.Any(one => side.Admits(one.Address, Protocol.Tcp, one.Port)) || _virtual.Any(address => side.Admits(address, Protocol.Tcp, 443))
        : UsualPorts.Any(port => side.AdmitsAddresses(Protocol.Tcp, port));

    /// <summary>Where it listens, in words.</summary>
    public string Words => _listeners.Length > 0
        ? NameList.Of(_listeners.Select(one => $"{one.Address} on TCP {one.Port}"))
        : "any address on TCP 443 or 6443";
}
