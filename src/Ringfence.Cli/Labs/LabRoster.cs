using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Cli;

/// <summary>Writes what a lab runs.</summary>
internal static class LabRoster
{
    // More than that nobody reads through; they are in the manifests.
    private const int MostPods = 100;

    /// <summary>Writes nodes and their pods, Services, and what is not as it would be in a cluster.</summary>
    public static void Write(TextWriter output, Palette palette, LabSession session)
    {
        LabCluster cluster = session.Lab.Cluster;
        Endpoint[] pods = [.. Living(cluster)];
        int policies = cluster.Snapshot.Tiers.Sum(tier => tier.Policies.Count);
        output.WriteLine($"{Text.Counted(pods.Length, "pod")} on {Text.Counted(cluster.Plan.Nodes.Count, "node")}, {PoliciesInForce(policies)}");
        ServedPorts ports = new(cluster.Snapshot);
        Dictionary<EndpointId, string[]> rows = pods.Length > MostPods ? [] : pods.ToDictionary(pod => pod.Id, pod => RowOf(pod, ports, palette));
        int[] widths = [.. Enumerable.Range(0, 2).Select(column => rows.Values.Select(row => row[column].Length).DefaultIfEmpty().Max())];
        foreach (PlannedNode node in cluster.Plan.Nodes)
        {
            Endpoint[] here = [.. pods.Where(pod => pod.Node == node.Name)];
            output.WriteLine($"  {palette.Strong(node.Name.Value)}  {string.Join(", ", node.Addresses)}{(rows.Count == 0 ? $"  {Text.Counted(here.Length, "pod")}" : string.Empty)}");
            foreach (string[] row in here.Where(pod => rows.ContainsKey(pod.Id)).Select(pod => rows[pod.Id]))
            {
                output.WriteLine($"    {row[0].PadRight(widths[0])}  {row[1].PadRight(widths[1])}  {row[2]}");
            }
        }

        WriteServices(output, palette, cluster);
        foreach (LeftOutPod left in cluster.LeftOut)
        {
            output.WriteLine(palette.Doubtful($"  {left.Id} is left out: {left.Why}"));
        }

        if (session.Input.Cluster.Snapshot.Endpoints.Any(endpoint => endpoint.Kind == EndpointKind.Workload))
        {
            output.WriteLine("Each workload is one pod here, whatever its replicas: policies treat them alike.");
        }
    }

    /// <summary>What to do with a lab, with names of this very cluster.</summary>
    /// <param name="cluster">The cluster.</param>
    /// <param name="own">What to type for the program.</param>
    public static IEnumerable<string> Guide(LabCluster cluster, string own) =>
    [
        "Ask from another terminal, for example",
        .. Suggestions(cluster).Select(line => $"  {own} {line}"),
        "Edit the files, and the rules follow.",
    ];

    private static string[] RowOf(Endpoint pod, ServedPorts ports, Palette palette)
    {
        string served = string.Join("; ", ports.Of(pod.Id).GroupBy(port => port.Protocol).Select(group => $"{group.Key.ToName()} {string.Join(',', group.Select(port => port.Port))}"));
        string address = pod.Network == PodNetwork.Host ? "in the node's network" : string.Join(", ", pod.Addresses.Possible.Ranges.Select(range => range.First));
        return [pod.Id.Value, address, served.Length > 0 ? served : palette.Faint("no ports")];
    }

    private static void WriteServices(TextWriter output, Palette palette, LabCluster cluster)
    {
        (string Name, string Ways)[] services =
        [
            .. cluster.Snapshot.Services
                .Where(service => !service.ClusterAddresses.IsEmpty)
                .OrderBy(service => $"{service.Name}", StringComparer.Ordinal)
                .Select(service => ($"{service.Name}", $"{string.Join(", ", service.ClusterAddresses)}  {string.Join(", ", service.Ports.Select(WayTo))}")),
        ];
        if (services.Length is 0 or > MostPods)
        {
            return;
        }

        output.WriteLine($"  {palette.Strong("Services")}");
        int width = services.Max(service => service.Name.Length);
        foreach ((string name, string ways) in services)
        {
            output.WriteLine($"    {name.PadRight(width)}  {ways}");
        }
    }

    private static string WayTo(ServicePort port) =>
        $"{port.Protocol.ToName()} {port.Port}{(port.NodePort == 0 ? string.Empty : $" (at nodes {port.NodePort})")}";

    private static IEnumerable<string> Suggestions(LabCluster cluster)
    {
        ServedPorts ports = new(cluster.Snapshot);
        Endpoint[] pods = [.. Living(cluster)];
        if (pods.FirstOrDefault(pod => !ports.Of(pod.Id).IsEmpty) is { } server && pods.FirstOrDefault(pod => pod != server) is { } client)
        {
            ServedPort port = ports.Of(server.Id)[0];
            yield return $"lab probe {client.Id} {server.Id}:{port.Port}{(port.Protocol == Protocol.Tcp ? string.Empty : $"/{port.Protocol.ToName()}")}";
        }

        yield return "lab matrix";
        yield return "lab watch";
    }

    /// <summary>What a change comes to, in a few words; empty where nothing that matters here has changed.</summary>
    public static string Difference(ClusterSnapshot before, ClusterSnapshot after)
    {
        Dictionary<PolicyRef, Policy> old = PoliciesOf(before);
        Dictionary<PolicyRef, Policy> now = PoliciesOf(after);
        string[] parts =
        [
            .. Named("added", now.Keys.Where(name => !old.ContainsKey(name))),
            .. Named("changed", now.Keys.Where(name => old.TryGetValue(name, out Policy? held) && held != now[name])),
            .. Named("removed", old.Keys.Where(name => !now.ContainsKey(name))),
            .. before.Endpoints.SequenceEqual(after.Endpoints) ? [] : (string[])["pods changed"],
        ];
        return string.Join("; ", parts);
    }

    private static IEnumerable<string> Named(string what, IEnumerable<PolicyRef> policies)
    {
        string[] names = [.. policies.Select(policy => $"{policy}").Order(StringComparer.Ordinal)];
        return names.Length == 0 ? [] : [$"{what} {string.Join(", ", names)}"];
    }

    private static string PoliciesInForce(int count) => count == 0 ? "no policies: everything reaches everything" : $"{Text.Counted(count, "policy", "policies")} in force";

    private static Dictionary<PolicyRef, Policy> PoliciesOf(ClusterSnapshot snapshot) =>
        snapshot.Tiers.SelectMany(tier => tier.Policies).ToDictionary(policy => policy.Ref);

    private static IEnumerable<Endpoint> Living(LabCluster cluster) => cluster.Snapshot.Endpoints.Where(pod => pod.Phase == PodPhase.Live);
}
