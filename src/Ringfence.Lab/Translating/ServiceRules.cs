using System.Globalization;
using System.Text;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>Writes what kube-proxy would do on a node, as a table of the lab's own: connections to Services go to backends.</summary>
/// <remarks>
/// Translated before policies judge, so that those see the backend's own address and port. A source is rewritten in two cases only: a pod
/// that reaches itself through its Service would drop its own packets, and a node port may lead to a backend on another node.
/// </remarks>
internal sealed class ServiceRules
{
    private const string Table = "ringfence_lab";
    private const string ThroughNodePort = "0x4000";

    private readonly ClusterSnapshot _snapshot;
    private readonly ClusterNode _node;
    private readonly ServiceResolver _resolver;
    private readonly StringBuilder _chains = new();
    private readonly StringBuilder _entrances = new();
    private int _count;

    private ServiceRules(ClusterSnapshot snapshot, ClusterNode node) => (_snapshot, _node, _resolver) = (snapshot, node, new ServiceResolver(snapshot));

    /// <summary>The table as text for <c>nft -f -</c>; it replaces the one before.</summary>
    public static string Of(ClusterSnapshot snapshot, ClusterNode node) => new ServiceRules(snapshot, node).Write();

    private string Write()
    {
        foreach (Service service in _snapshot.Services.Where(service => service.Kind is not (ServiceKind.Headless or ServiceKind.ExternalName)))
        {
            foreach (ServicePort port in service.Ports)
            {
                foreach (AddressFamily family in new[] { AddressFamily.IPv4, AddressFamily.IPv6 })
                {
                    Write(service, port, family);
                }
            }
        }

        return $$"""
            add table inet {{Table}}
            delete table inet {{Table}}
            table inet {{Table}} {
            {{_chains}}  chain services {
            {{_entrances}}  }
              chain before_routing {
                type nat hook prerouting priority dstnat; policy accept;
                jump services
              }
              chain from_this_node {
                type nat hook output priority -100; policy accept;
                jump services
              }
              chain after_routing {
                type nat hook postrouting priority srcnat; policy accept;
            {{Rewritings()}}  }
            }

            """;
    }

    private static string Ip(AddressFamily family) => family == AddressFamily.IPv4 ? "ip" : "ip6";

    private static string Match(ServicePort port, ushort number) =>
        string.Create(CultureInfo.InvariantCulture, $"{port.Protocol.ToName().ToLowerInvariant()} dport {number}");

    private void Write(Service service, ServicePort port, AddressFamily family)
    {
        Address[] entrances = [.. service.ClusterAddresses.Where(address => address.Family == family)];
        if (entrances.Length == 0 && port.NodePort == 0)
        {
            return;
        }

        (Address Address, ushort Port, bool IsLocal)[] backends = [.. Backends(service, port, family)];
        string all = Chain(port, backends, family, string.Empty);
        foreach (Address entrance in entrances)
        {
            _entrances.Append(CultureInfo.InvariantCulture, $"    {Ip(family)} daddr {entrance} {Match(port, port.Port)} goto {all}\n");
        }

        if (port.NodePort != 0)
        {
            string chain = service.ExternalTraffic == ExternalTraffic.Local
                ? Chain(port, [.. backends.Where(backend => backend.IsLocal)], family, string.Empty)
                : Chain(port, backends, family, $"    meta mark set {ThroughNodePort}\n");
            string any = family == AddressFamily.IPv4 ? "ipv4" : "ipv6";
            _entrances.Append(CultureInfo.InvariantCulture, $"    meta nfproto {any} fib daddr type local {Match(port, port.NodePort)} goto {chain}\n");
        }
    }

    // Each as likely as the others. Without any the connection is dropped: else it would leave the cluster.
    private string Chain(ServicePort port, (Address Address, ushort Port, bool IsLocal)[] backends, AddressFamily family, string first)
    {
        string name = string.Create(CultureInfo.InvariantCulture, $"to_{_count++}");
        _chains.Append(CultureInfo.InvariantCulture, $"  chain {name} {{\n{first}");
        for (int each = 0; each < backends.Length; each++)
        {
            string chosen = each == backends.Length - 1 ? string.Empty : $"numgen random mod {backends.Length - each} == 0 ";
            string target = family == AddressFamily.IPv4 ? $"{backends[each].Address}" : $"[{backends[each].Address}]";
            _chains.Append(CultureInfo.InvariantCulture, $"    meta l4proto {port.Protocol.ToName().ToLowerInvariant()} {chosen}dnat {Ip(family)} to {target}:{backends[each].Port}\n");
        }

        _chains.Append(backends.Length == 0 ? "    drop\n  }\n" : "  }\n");
        return name;
    }

    private IEnumerable<(Address Address, ushort Port, bool IsLocal)> Backends(Service service, ServicePort port, AddressFamily family)
    {
        if (_resolver.Resolve(service, new ServicePortChoice.Number(port.Port, port.Protocol)) is not ServiceResolution.Resolved resolved)
        {
            yield break;
        }

        foreach (ServiceBackend backend in resolved.Backends.AsEnumerable())
        {
            EndpointAddresses addresses = backend.Party switch
            {
                Party.Pod(var pod) => pod.Addresses,
                Party.Node(var node) => node.Addresses,
                Party.External(var block) => EndpointAddresses.Known(block.First),
                _ => throw new System.Diagnostics.UnreachableException($"Unhandled party {backend.Party.GetType().Name}."),
            };
            if (addresses.TryGet(family, out Address address))
            {
                yield return (address, backend.Port, backend.Party is Party.Pod { Endpoint.Node: { } home } && home == _node.Name);
            }
        }
    }

    private string Rewritings()
    {
        StringBuilder rules = new();
        foreach (AddressFamily family in new[] { AddressFamily.IPv4, AddressFamily.IPv6 })
        {
            if (!_node.Addresses.TryGet(family, out Address own))
            {
                continue;
            }

            string any = family == AddressFamily.IPv4 ? "ipv4" : "ipv6";
            rules.Append(CultureInfo.InvariantCulture, $"    meta nfproto {any} meta mark {ThroughNodePort} snat {Ip(family)} to {own}\n");
            foreach (Endpoint pod in _snapshot.Endpoints.Where(pod => pod.Node == _node.Name && pod.Phase == PodPhase.Live && pod.Network == PodNetwork.Own))
            {
                if (pod.Addresses.TryGet(family, out Address address))
                {
                    rules.Append(CultureInfo.InvariantCulture, $"    {Ip(family)} saddr {address} {Ip(family)} daddr {address} snat {Ip(family)} to {own}\n");
                }
            }
        }

        return rules.ToString();
    }
}
