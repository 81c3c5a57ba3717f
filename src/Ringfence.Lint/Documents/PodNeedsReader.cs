using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Reads <see cref="PodNeeds"/> from pods and the templates of workloads; keeps equal ones once.</summary>
internal sealed class PodNeedsReader
{
    private readonly Dictionary<PodNeeds, PodNeeds> _pool = [];

    /// <summary>The metadata and the spec of the pods that an object makes or is; missing nodes for any other kind.</summary>
    public static (SyntaxNode Metadata, SyntaxNode Spec) PodOf(string kind, SyntaxNode root)
    {
        SyntaxNode holder = kind switch
        {
            "Pod" => root,
            "CronJob" => root["spec"u8]["jobTemplate"u8]["spec"u8]["template"u8],
            "Deployment" or "StatefulSet" or "DaemonSet" or "ReplicaSet" or "ReplicationController" or "Job" => root["spec"u8]["template"u8],
            _ => default,
        };
        return (holder["metadata"u8], holder["spec"u8]);
    }

    /// <summary>The needs of a pod.</summary>
    public PodNeeds Read(SyntaxNode metadata, SyntaxNode spec)
    {
        List<PodProbe> probes = [];
        List<DeclaredPort> ports = [];
        foreach (SyntaxNode container in spec["containers"u8].Items)
        {
            ReadPorts(container, ports);
            Add(probes, "livenessProbe", container["livenessProbe"u8]);
            Add(probes, "readinessProbe", container["readinessProbe"u8]);
            Add(probes, "startupProbe", container["startupProbe"u8]);
        }

        SyntaxNode annotations = metadata["annotations"u8];
        bool hasToken = spec["automountServiceAccountToken"u8] is not { Kind: NodeKind.Boolean, IsTrue: false };
        PodNeeds needs = new(
            [.. probes],
            [.. ports],
            annotations["prometheus.io/scrape"u8].Text,
            annotations["prometheus.io/port"u8].Text,
            hasToken ? spec["serviceAccountName"u8].Text : string.Empty);
        if (!_pool.TryGetValue(needs, out PodNeeds? known))
        {
            _pool.Add(needs, known = needs);
        }

        return known;
    }

    private static void ReadPorts(SyntaxNode container, List<DeclaredPort> ports)
    {
        foreach (SyntaxNode port in container["ports"u8].Items)
        {
            SyntaxNode protocol = port["protocol"u8];
            ports.Add(new DeclaredPort(port["name"u8].Text, protocol.Exists ? protocol.Text : "TCP", NumberOf(port["containerPort"u8]), NumberOf(port["hostPort"u8])));
        }
    }

    private static int NumberOf(SyntaxNode node) => node.TryGetInt64(out long number) && number is > 0 and <= ushort.MaxValue ? (int)number : 0;

    // An exec probe uses no network; a gRPC probe has its port where the others have an action.
    private static void Add(List<PodProbe> probes, string kind, SyntaxNode probe)
    {
        foreach (SyntaxNode action in (ReadOnlySpan<SyntaxNode>)[probe["httpGet"u8], probe["tcpSocket"u8], probe["grpc"u8]])
        {
            if (action["port"u8] is { IsScalar: true } port)
            {
                probes.Add(new PodProbe(kind, port.Text));
            }
        }
    }
}
