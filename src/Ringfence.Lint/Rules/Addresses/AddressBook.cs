using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Whose the addresses of the cluster are, as far as the input says.</summary>
internal sealed class AddressBook
{
    private AddressBook(LintContext context)
    {
        Pods = new(context.Snapshot.Endpoints
            .Where(pod => pod is { Phase: PodPhase.Live, Network: PodNetwork.Own, Addresses.Knowledge: AddressKnowledge.Exact })
            .SelectMany(pod => Single(pod.Addresses).Select(address => (address, pod))));
        Nodes = new(context.Snapshot.Nodes
            .Where(node => node.Addresses.Knowledge == AddressKnowledge.Exact)
            .SelectMany(node => Single(node.Addresses).Select(address => (address, node))));
        Services = new(context.Snapshot.Services.SelectMany(service => service.ClusterAddresses.Select(address => (address, service))));
    }

    /// <summary>Live pods with a network of their own.</summary>
    public AddressShelf<Endpoint> Pods { get; }

    /// <summary>The nodes.</summary>
    public AddressShelf<ClusterNode> Nodes { get; }

    /// <summary>Services by their virtual addresses.</summary>
    public AddressShelf<Service> Services { get; }

    /// <summary>The addresses of a cluster.</summary>
    public static AddressBook Of(LintContext context) => context.Shared(known => new AddressBook(known));

    /// <summary>The pods and nodes with an address in a set, in words: <c>12 pods (`shop/web-1` among them) and 1 node (`n1`)</c>; empty when there are none.</summary>
    public string Inhabitants(AddressSet addresses)
    {
        (int pods, Endpoint? pod) = Pods.In(addresses);
        (int nodes, ClusterNode? node) = Nodes.In(addresses);
        return string.Join(" and ", new[] { Words(pods, "pod", pod?.Id.Value), Words(nodes, "node", node?.Name.Value) }.Where(words => words.Length > 0));
    }

    private static string Words(int count, string kind, string? first) =>
        count == 0 ? string.Empty : count == 1 ? $"1 {kind} (`{first}`)" : $"{count} {kind}s (`{first}` among them)";

    private static IEnumerable<Address> Single(EndpointAddresses addresses) =>
        addresses.Possible.Ranges.Where(range => range.First == range.Last).Select(range => range.First);
}
