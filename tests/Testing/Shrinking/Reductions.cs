using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>
/// Every question one step smaller than a given one, big steps first. Each step removes something or replaces it by nothing, so
/// shrinking ends; each keeps the policies valid and the ends of the connection in the cluster.
/// </summary>
internal static class Reductions
{
    public static IEnumerable<Question> Of(Question question)
    {
        Cluster cluster = question.Cluster;
        return
        [
            .. Without(cluster.Policies).Select(policies => question with { Cluster = cluster with { Policies = policies } }),
            .. OfEnds(question),
            .. Without(cluster.Pods).Where(pods => HasEnds(pods, question.Connection)).Select(pods => question with { Cluster = cluster with { Pods = pods } }),
            .. Without(cluster.Nodes).Where(nodes => HasEnds(nodes, question.Connection)).Select(nodes => question with { Cluster = cluster with { Nodes = nodes } }),
            .. Without(cluster.Namespaces).Select(spaces => question with { Cluster = cluster with { Namespaces = spaces } }),
            .. Each(cluster.Policies, PolicyReductions.Of).Select(policies => question with { Cluster = cluster with { Policies = policies } }),
            .. Each(cluster.Pods, OfPod).Select(pods => question with { Cluster = cluster with { Pods = pods } }),
            .. Each(cluster.Namespaces, space => Without(space.Labels).Select(labels => space with { Labels = labels }))
                .Select(spaces => question with { Cluster = cluster with { Namespaces = spaces } }),
            .. Each(cluster.Nodes, node => Without(node.Addresses).Where(rest => rest.Count > 0).Select(rest => node with { Addresses = rest }))
                .Select(nodes => question with { Cluster = cluster with { Nodes = nodes } }),
        ];
    }

    /// <summary>The list without its first item, without its second, ...</summary>
    public static IEnumerable<IReadOnlyList<T>> Without<T>(IReadOnlyList<T> items) =>
        Enumerable.Range(0, items.Count).Select(left => (IReadOnlyList<T>)[.. items.Where((_, index) => index != left)]);

    public static IEnumerable<IReadOnlyDictionary<string, string>> Without(IReadOnlyDictionary<string, string> labels) =>
        labels.Keys.Select(left => labels.Where(label => label.Key != left).ToDictionary(label => label.Key, label => label.Value));

    /// <summary>The list with its first item one step smaller, in every way, then its second, ...</summary>
    public static IEnumerable<IReadOnlyList<T>> Each<T>(IReadOnlyList<T> items, Func<T, IEnumerable<T>> reduce) =>
        from place in Enumerable.Range(0, items.Count)
        from smaller in reduce(items[place])
        select (IReadOnlyList<T>)[.. items.Select((item, index) => index == place ? smaller : item)];

    /// <summary>An end that need not be of the cluster becomes an outside address: one object less to read.</summary>
    private static IEnumerable<Question> OfEnds(Question question)
    {
        Connection connection = question.Connection;
        var outside = new Endpoint.OfAddress(connection.Family == IpFamily.V4 ? "203.0.113.7" : "2001:db8::7");
        if (connection.From is not Endpoint.OfAddress && connection.To is Endpoint.OfPod)
        {
            yield return question with { Connection = connection with { From = outside } };
        }

        if (connection.To is not Endpoint.OfAddress && connection.From is Endpoint.OfPod)
        {
            yield return question with { Connection = connection with { To = outside } };
        }

        if (connection.Protocol != Protocol.Tcp)
        {
            yield return question with { Connection = connection with { Protocol = Protocol.Tcp } };
        }
    }

    private static bool HasEnds(IReadOnlyList<Pod> pods, Connection connection) =>
        new[] { connection.From, connection.To }.OfType<Endpoint.OfPod>().All(end => pods.Any(pod => Endpoints.Of(pod) == end));

    private static bool HasEnds(IReadOnlyList<Node> nodes, Connection connection) =>
        new[] { connection.From, connection.To }.OfType<Endpoint.OfNode>().All(end => nodes.Any(node => node.Name == end.Name));

    private static IEnumerable<Pod> OfPod(Pod pod) =>
    [
        .. Without(pod.Labels).Select(labels => pod with { Labels = labels }),
        .. Without(pod.Containers).Where(rest => rest.Any(container => container.Role == ContainerRole.Regular)).Select(rest => pod with { Containers = rest }),
        .. Each(pod.Containers, container => Without(container.Ports).Select(ports => container with { Ports = ports })).Select(rest => pod with { Containers = rest }),
        .. Each(pod.Containers, container => Each(container.Ports, OfPort).Select(ports => container with { Ports = ports })).Select(rest => pod with { Containers = rest }),
        .. Without(pod.Addresses).Where(rest => rest.Count > 0 && !pod.HostNetwork).Select(rest => pod with { Addresses = rest }),
        .. When(pod.Node is not null && !pod.HostNetwork, pod with { Node = null }),
        .. When(pod.HostNetwork, pod with { HostNetwork = false }),
        .. When(pod.Terminating, pod with { Terminating = false }),
        .. When(pod.Phase is not null, pod with { Phase = null }),
    ];

    private static IEnumerable<ContainerPort> OfPort(ContainerPort port) => When(port.Protocol is not null, port with { Protocol = null });

    public static IEnumerable<T> When<T>(bool possible, T smaller) => possible ? [smaller] : [];
}
