using System.Text;
using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>The same cluster the way that common enforcers write it: a chain for each pod, found by asking for one pod after the other, and in it a jump to each policy.</summary>
/// <remarks>As they do, policies mark what they allow, and the pod's chain stops what has no mark. One rule for each pod, where some write two.</remarks>
internal static class LinearRules
{
    private const string Passed = "0x10000";

    /// <summary>The rules as text for nft.</summary>
    public static string Of(PacketCluster cluster)
    {
        StringBuilder text = new("table ip linear {\n");
        Set(text, "edge_clients", Enumerable.Range(0, cluster.Teams).Select(team => cluster.Clients.ElementAt(team * PacketCluster.OfTeam)));
        Set(text, "edge_servers", Enumerable.Range(0, cluster.Teams).Select(team => cluster.Servers.ElementAt(team * PacketCluster.OfTeam)));
        List<string> finding = [];
        Side(text, finding, "clients", "saddr", "daddr", "edge_servers", [.. cluster.Clients], [.. cluster.Servers]);
        Side(text, finding, "servers", "daddr", "saddr", "edge_clients", [.. cluster.Servers], [.. cluster.Clients]);
        text.Append("chain forward {\ntype filter hook forward priority 0\nct state established,related accept\n");
        text.AppendJoin("", finding);
        return text.Append("}\n}\n").ToString();
    }

    private static void Side(StringBuilder text, List<string> finding, string side, string own, string far, string edge, uint[] pods, uint[] peers)
    {
        for (int team = 0; team < pods.Length / PacketCluster.OfTeam; team++)
        {
            Set(text, $"{side}_{team}_peers", peers.Skip(team * PacketCluster.OfTeam).Take(PacketCluster.OfTeam));
            text.Append($"chain {side}_{team} {{\n");
            foreach ((string peer, int port) in ((string, int)[])[(edge, 1000), (edge, 2000), ($"{side}_{team}_peers", PacketCluster.Port)])
            {
                text.Append($"ip {far} @{peer} udp dport {port} meta mark set {Passed} return\nip {far} @{peer} tcp dport {port} meta mark set {Passed} return\n");
            }

            text.Append("}\n");
        }

        for (int pod = 0; pod < pods.Length; pod++)
        {
            text.Append($"chain {side}_pod_{pod} {{\njump {side}_{pod / PacketCluster.OfTeam}\nmeta mark != {Passed} drop\nmeta mark set 0\n}}\n");
            finding.Add($"ip {own} {Dotted(pods[pod])} jump {side}_pod_{pod}\n");
        }
    }

    private static void Set(StringBuilder text, string name, IEnumerable<uint> addresses) =>
        text.Append($"set {name} {{\ntype ipv4_addr\nelements = {{ {string.Join(", ", addresses.Select(Dotted))} }}\n}}\n");

    private static string Dotted(uint address) => new Address(AddressFamily.IPv4, address).ToString();
}
