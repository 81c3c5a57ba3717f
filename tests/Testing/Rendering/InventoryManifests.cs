using System.Globalization;
using Ringfence.Reference;
using static Ringfence.Testing.ManifestBuilder;

namespace Ringfence.Testing;

/// <summary>Namespaces, nodes, pods and workloads as kubectl prints them, or as people write them.</summary>
internal sealed class InventoryManifests(ManifestBuilder build)
{
    public IReadOnlyList<ManifestNode> Of(Cluster cluster) =>
        [.. cluster.Namespaces.Select(Namespace), .. cluster.Nodes.Select(Node), .. cluster.Pods.Select(pod => pod.Kind == PodKind.Pod ? Pod(pod) : Workload(pod))];

    private ManifestNode Namespace(Namespace space) => build.Object("v1", "Namespace", build.Metadata(space.Name, null, space.Labels));

    private ManifestNode Node(Node node) => build.Object(
        "v1",
        "Node",
        build.Metadata(node.Name, null, null),
        Field("status", build.Fields(Field("addresses", Items(
            [.. node.Addresses.Select(address => ("InternalIP", address)), ("Hostname", node.Name)],
            entry => build.Fields(Field("address", entry.Item2), Field("type", entry.Item1)))))));

    private ManifestNode Pod(Pod pod) => build.Object(
        "v1",
        "Pod",
        build.Metadata(
            pod.Name,
            pod.Namespace,
            pod.Labels,
            When(pod.Terminating, "deletionTimestamp", () => new ManifestNode.Text("2026-01-01T00:00:00Z")),
            When(build.Choices.Takes(RenderTrait.UnknownOwner, 5), "ownerReferences", () => Items([pod.Name], Owner))),
        Field("spec", PodSpec(pod)),
        When(pod.Phase is not null || pod.Addresses.Count > 0, "status", () => Status(pod)));

    private ManifestNode Owner(string pod) => build.Fields(
        Field("apiVersion", "apps/v1"),
        Field("controller", new ManifestNode.Flag(true)),
        Field("kind", "ReplicaSet"),
        Field("name", $"{pod}-set"),
        Field("uid", "6f1d2c3b-0000-4000-8000-0a0b0c0d0e10"));

    private ManifestNode.Mapping PodSpec(Pod pod) => build.Fields(
        Field("containers", Items(pod.Containers.Where(container => container.Role == ContainerRole.Regular), Container)),
        When(pod.HostNetwork, "hostNetwork", () => new ManifestNode.Flag(true)),
        When(pod.Containers.Any(container => container.Role != ContainerRole.Regular), "initContainers",
            () => Items(pod.Containers.Where(container => container.Role != ContainerRole.Regular), Container)),
        When(pod.Node is not null, "nodeName", () => new ManifestNode.Text(pod.Node!)));

    private ManifestNode Container(Container container) => build.Fields(
        Field("image", "registry.example/app:1"),
        Field("name", container.Name),
        build.Optional("ports", container.Ports.Count == 0 ? null : Items(container.Ports, Port)),
        When(container.Role == ContainerRole.Sidecar, "restartPolicy", () => new ManifestNode.Text("Always")));

    private ManifestNode Port(ContainerPort port) => build.Fields(
        Field("containerPort", new ManifestNode.Number(port.Number, NumberUse.Ordinary)),
        build.Optional("name", port.Name),
        build.Optional("protocol", port.Protocol is { } protocol ? Word(protocol) : null));

    private ManifestNode.Mapping Status(Pod pod) => build.Fields(
        build.Optional("phase", pod.Phase?.ToString()),
        When(pod.Addresses.Count > 0, "podIP", () => new ManifestNode.Text(pod.Addresses[0])),
        When(pod.Addresses.Count > 0, "podIPs", () => Items(pod.Addresses, address => build.Fields(Field("ip", address)))));

    private ManifestNode Workload(Pod workload)
    {
        ManifestNode.Mapping template = build.Fields(
            Field("metadata", build.Fields(build.Optional("labels", workload.Labels.Count == 0 ? null : build.Labels(workload.Labels)))),
            Field("spec", PodSpec(workload)));
        ManifestNode.Mapping labels = build.Labels(workload.Labels);
        ManifestNode.Mapping spec = workload.Kind switch
        {
            PodKind.CronJob => build.Fields(
                Field("jobTemplate", build.Fields(Field("spec", build.Fields(Field("template", template))))),
                Field("schedule", "0 4 * * *")),
            PodKind.Job => build.Fields(Field("template", template)),
            PodKind.ReplicationController => build.Fields(Replicas(), Field("selector", labels), Field("template", template)),
            PodKind.DaemonSet => build.Fields(Field("selector", build.Fields(Field("matchLabels", labels))), Field("template", template)),
            _ => build.Fields(Replicas(), Field("selector", build.Fields(Field("matchLabels", labels))), Field("template", template)),
        };
        string apiVersion = workload.Kind switch
        {
            PodKind.CronJob or PodKind.Job => "batch/v1",
            PodKind.ReplicationController => "v1",
            _ => "apps/v1",
        };
        return build.Object(apiVersion, string.Create(CultureInfo.InvariantCulture, $"{workload.Kind}"), build.Metadata(workload.Name, workload.Namespace, null), Field("spec", spec));
    }

    private static KeyValuePair<string, ManifestNode>? Replicas() => Field("replicas", new ManifestNode.Number(2, NumberUse.Ordinary));
}
