using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Who resolves names in the cluster, as far as the input has them, and at which ports.</summary>
internal sealed class DnsScene
{
    /// <summary>Where DNS pods listen that may not use port 53, those of OpenShift for example.</summary>
    public const ushort UnprivilegedPort = 5353;

    // Where DNS pods live that the input does not have: on most clusters, and on OpenShift.
    private static readonly NamespaceName[] Homes = [new("kube-system"), new("openshift-dns")];

    private readonly Dictionary<Protocol, IReadOnlyList<ushort>> _ports = [];

    private DnsScene(LintContext context)
    {
        Servers = [.. context.Selection.Groups.Where(group => group.Network == PodNetwork.Own).SelectMany(group => group.Members).Where(DnsServers.IsOne)];
        Kins = [.. Servers.Select(context.Reach.KinOf).OfType<EndpointKin>().Distinct()];
        foreach (Protocol protocol in (ReadOnlySpan<Protocol>)[Protocol.Udp, Protocol.Tcp])
        {
            ushort[] declared =
            [
                .. Servers.SelectMany(server => server.Ports)
                    .Where(port => port.Protocol == protocol && port.Name.StartsWith("dns", StringComparison.Ordinal))
                    .Select(port => port.Number)
                    .Distinct(),
            ];
            _ports.Add(protocol, declared.Length > 0 ? declared : [53]);
        }
    }

    /// <summary>The DNS pods with a network of their own; none when the input has none.</summary>
    public IReadOnlyList<Endpoint> Servers { get; }

    /// <summary>The same, gathered by what policies say of them.</summary>
    public IReadOnlyList<EndpointKin> Kins { get; }

    /// <summary>The DNS pods of a cluster.</summary>
    public static DnsScene Of(LintContext context) => context.Shared(scene => new DnsScene(scene));

    /// <summary>Whether a peer may take DNS pods that the input does not have: any label but the name of their namespace is theirs to have.</summary>
    public static bool MayHoldServers(Peer peer) => peer switch
    {
        Peer.Anywhere or Peer.Networks => true,
        Peer.AnyOf(var peers) => peers.Any(MayHoldServers),
        Peer.Endpoints({ Namespaces: NamespaceScope.Only(var own) }) => Homes.Contains(own),
        Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces) }) => Array.Exists(Homes, home => MayTake(spaces, home)),
        _ => false,
    };

    /// <summary>Whether a peer is every pod of a namespace, by its name, that is the home of DNS.</summary>
    public static bool IsHomeOfServers(Peer peer) =>
        peer is Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces), Pods.IsEverything: true })
        && spaces.Requirements.Any(requirement => requirement is { Key: ClusterNamespace.NameLabel, Operator: LabelOperator.In }
            && requirement.Values.All(name => Homes.Contains(new NamespaceName(name))));

    /// <summary>Where they listen; 53 where they do not say.</summary>
    public IReadOnlyList<ushort> PortsOf(Protocol protocol) => _ports[protocol];

    private static bool MayTake(LabelSelector spaces, NamespaceName home) => spaces.Requirements
        .All(requirement => requirement.Key != ClusterNamespace.NameLabel || requirement.Matches(ClusterNamespace.Assumed(home).Labels));
}
