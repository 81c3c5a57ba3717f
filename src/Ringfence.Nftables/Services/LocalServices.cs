using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Finds the addresses of a node that stand for Services, as NodeLocal DNSCache has them.</summary>
public static class LocalServices
{
    private const ushort Dns = 53;

    private static readonly NamespaceName SystemNamespace = new("kube-system");

    /// <summary>Where NodeLocal DNSCache answers on most clusters (kubernetes.io, Using NodeLocal DNSCache in Kubernetes Clusters).</summary>
    public static Address UsualDnsCache { get; } = new(AddressFamily.IPv4, 0xA9FE_140A);

    /// <summary>Those among the addresses of a node: where a Service has the address itself, and where a cache of DNS answers.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="own">The addresses of the node's own interfaces.</param>
    /// <param name="dnsCaches">Where caches of DNS answer; the usual address when empty.</param>
    public static ValueArray<LocalService> Find(ClusterSnapshot snapshot, ValueArray<Address> own, ValueArray<Address> dnsCaches)
    {
        ValueArray<Address> caches = dnsCaches.IsEmpty ? [UsualDnsCache] : dnsCaches;
        List<LocalService> found = [];
        foreach (Address address in own.Distinct().Order())
        {
            if ((snapshot.Services.FirstOrDefault(service => service.ClusterAddresses.Contains(address)) ?? (caches.Contains(address) ? DnsOf(snapshot) : null)) is { } service)
            {
                found.Add(new LocalService(address, service.Name));
            }
        }

        return [.. found];
    }

    /// <summary>kube-dns by its name, which other servers take over; else whatever answers DNS beside it.</summary>
    private static Service? DnsOf(ClusterSnapshot snapshot) => snapshot.FindService(new ServiceName(SystemNamespace, "kube-dns"))
        ?? snapshot.Services.Where(service => service.Name.Namespace == SystemNamespace && service.Kind == ServiceKind.ClusterIP && service.Ports.Any(port => port.Port == Dns && port.Protocol == Protocol.Udp))
            .OrderBy(service => service.Name.Name, StringComparer.Ordinal)
            .FirstOrDefault();
}
