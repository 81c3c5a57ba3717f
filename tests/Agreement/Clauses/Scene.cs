using Ringfence.Reference;

namespace Ringfence.Agreement.Tests;

/// <summary>Short words for hand-written clusters: two namespaces, a few pods, one policy, one question.</summary>
internal static class Scene
{
    public static Namespace Shop { get; } = new("shop", Labels("team=sales"));
    public static Namespace Pay { get; } = new("pay", Labels("team=money"));

    public static Pod Web { get; } = Pod("shop", "web", "app=web", "10.0.1.1", "n1");
    public static Pod Api { get; } = Pod("shop", "api", "app=api", "10.0.2.1", "n2");
    public static Pod Till { get; } = Pod("pay", "till", "app=web", "10.0.1.2", "n1");

    public static LabelSelector All { get; } = new(null, null);

    public static Cluster Cluster(params IReadOnlyList<NetworkPolicy> policies) => new()
    {
        Namespaces = [Shop, Pay],
        Nodes = [new Node("n1", ["192.168.0.1", "fd00:a::1"]), new Node("n2", ["192.168.0.2", "fd00:a::2"])],
        Pods = [Web, Api, Till],
        Policies = policies,
    };

    public static Cluster With(this Cluster cluster, Pod pod) =>
        cluster with { Pods = [.. cluster.Pods.Where(other => (other.Namespace, other.Name) != (pod.Namespace, pod.Name)), pod] };

    public static Pod Pod(string space, string name, string labels, string address, string node) =>
        new(space, name) { Labels = Labels(labels), Addresses = [address], Node = node, Containers = [new Container("main", ContainerRole.Regular, [])] };

    public static Pod WithPorts(this Pod pod, ContainerRole role, params IReadOnlyList<ContainerPort> ports) =>
        pod with { Containers = [.. pod.Containers, new Container($"c{pod.Containers.Count}", role, ports)] };

    /// <summary><c>a=1,b=2</c>.</summary>
    public static Dictionary<string, string> Labels(string text) =>
        text.Split(',', StringSplitOptions.RemoveEmptyEntries).Select(pair => pair.Split('=')).ToDictionary(pair => pair[0], pair => pair[1]);

    public static LabelSelector Where(string labels) => new(Labels(labels), null);

    public static LabelSelector Where(string key, LabelOperator @operator, params IReadOnlyList<string>? values) =>
        new(null, [new LabelRequirement(key, @operator, values)]);

    /// <summary>In shop, for app=api, ingress by these rules.</summary>
    public static NetworkPolicy Into(params IReadOnlyList<PolicyRule?> rules) =>
        new("shop", "in") { PodSelector = Where("app=api"), PolicyTypes = [Direction.Ingress], Ingress = rules };

    /// <summary>In shop, for app=web, egress by these rules.</summary>
    public static NetworkPolicy OutOf(params IReadOnlyList<PolicyRule?> rules) =>
        new("shop", "out") { PodSelector = Where("app=web"), PolicyTypes = [Direction.Egress], Egress = rules };

    public static PolicyRule To(params IReadOnlyList<PolicyPeer> peers) => new(peers, null);

    public static PolicyRule On(params IReadOnlyList<PolicyPort?> ports) => new(null, ports);

    public static PolicyPeer Pods(LabelSelector pods) => new(pods, null, null);

    public static PolicyPeer Namespaces(LabelSelector spaces) => new(null, spaces, null);

    public static PolicyPeer Block(string cidr, params IReadOnlyList<string>? except) => new(null, null, new IpBlock(cidr, except));

    public static Verdict Ask(Cluster cluster, Endpoint from, Endpoint to, int port = 80, Protocol protocol = Protocol.Tcp, IpFamily family = IpFamily.V4) =>
        Specification.Judge(cluster, new Connection(from, to, protocol, port, family)).Verdict;

    public static Verdict Ask(Cluster cluster, Pod from, Pod to, int port = 80, Protocol protocol = Protocol.Tcp, IpFamily family = IpFamily.V4) =>
        Ask(cluster, End(from), End(to), port, protocol, family);

    public static Endpoint End(Pod pod) => new Endpoint.OfPod(pod.Kind, pod.Namespace, pod.Name);

    public static Endpoint End(string addressOrNode) =>
        addressOrNode.StartsWith('n') ? new Endpoint.OfNode(addressOrNode) : new Endpoint.OfAddress(addressOrNode);
}
