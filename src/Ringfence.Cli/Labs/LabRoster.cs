using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Cli;

/// <summary>Writes what a lab runs.</summary>
internal static class LabRoster
{
    /// <summary>Writes nodes and their pods.</summary>
    public static void Write(TextWriter output, Palette palette, LabCluster cluster)
    {
        ServedPorts ports = new(cluster.Snapshot);
        Endpoint[] pods = [.. Living(cluster)];
        int policies = cluster.Snapshot.Tiers.Sum(tier => tier.Policies.Count);
        output.WriteLine($"{Text.Counted(pods.Length, "pod")} on {Text.Counted(cluster.Plan.Nodes.Count, "node")}, {PoliciesInForce(policies)}");
        int width = pods.Length == 0 ? 0 : pods.Max(pod => pod.Id.Value.Length);
        foreach (PlannedNode node in cluster.Plan.Nodes)
        {
            output.WriteLine($"  {palette.Strong(node.Name.Value)}  {string.Join(", ", node.Addresses)}");
            foreach (Endpoint pod in pods.Where(pod => pod.Node == node.Name))
            {
                string served = string.Join(", ", ports.Of(pod.Id).Select(port => $"{port.Protocol.ToName()} {port.Port}"));
                string address = pod.Network == PodNetwork.Host ? "in the node's network" : string.Join(", ", pod.Addresses.Possible.Ranges.Select(range => range.First));
                output.WriteLine($"    {pod.Id.Value.PadRight(width)}  {address}  {(served.Length > 0 ? served : palette.Faint("serves nothing"))}");
            }
        }

        foreach (LeftOutPod left in cluster.LeftOut)
        {
            output.WriteLine(palette.Doubtful($"  {left.Id} is left out: {left.Why}"));
        }
    }

    /// <summary>What to do with a lab, with names of this very cluster.</summary>
    public static IEnumerable<string> Guide(LabCluster cluster) =>
    [
        "Ask from another terminal, for example",
        .. Suggestions(cluster).Select(line => $"  {line}"),
        "Edit the files, and the rules follow.",
    ];

    private static IEnumerable<string> Suggestions(LabCluster cluster)
    {
        ServedPorts ports = new(cluster.Snapshot);
        Endpoint[] pods = [.. Living(cluster)];
        if (pods.FirstOrDefault(pod => !ports.Of(pod.Id).IsEmpty) is { } server && pods.FirstOrDefault(pod => pod != server) is { } client)
        {
            ServedPort port = ports.Of(server.Id)[0];
            yield return $"ringfence lab probe {client.Id} {server.Id}:{port.Port}{(port.Protocol == Protocol.Tcp ? string.Empty : $"/{port.Protocol.ToName()}")}";
        }

        yield return "ringfence lab matrix";
        yield return "ringfence lab watch";
    }

    /// <summary>What a change comes to, in a few words.</summary>
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
        return parts.Length == 0 ? "nothing that matters here" : string.Join("; ", parts);
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
