using System.Text.Json.Nodes;
using static Ringfence.Bench.PolicyParts;

namespace Ringfence.Bench;

/// <summary>Makes what every cluster has besides its teams: DNS, what lets people in, and what collects metrics; two pods each.</summary>
internal static class SystemObjects
{
    /// <summary>The names of the three namespaces.</summary>
    public static IReadOnlyList<string> Spaces { get; } = ["kube-system", "ingress-nginx", "monitoring"];

    /// <summary>The objects of one of them.</summary>
    public static IEnumerable<JsonObject> Of(string space) => space switch
    {
        "kube-system" => Objects(space, "coredns", "k8s-app", "kube-dns", [("UDP", "dns", 53), ("TCP", "dns-tcp", 53)]),
        "ingress-nginx" => Objects(space, "ingress-nginx", "app.kubernetes.io/name", "ingress-nginx", [("TCP", "https", 443)])
            .Append(Policy(space, "people", Everything(), Rules(From([Block("0.0.0.0/0", "10.0.0.0/8"), Block("::/0")], Port("TCP", "https"))), Rules(To([Namespaces(Everything())], Port("TCP", "main"))))),
        _ => Objects(space, "prometheus", "app.kubernetes.io/name", "prometheus", [("TCP", "web", 9090)]),
    };

    private static IEnumerable<JsonObject> Objects(string space, string name, string key, string value, (string Protocol, string Name, int Number)[] ports)
    {
        yield return ClusterObjects.Namespace(space, space);
        for (int pod = 0; pod < 2; pod++)
        {
            string address = $"10.63.{Spaces.ToList().IndexOf(space)}.{pod + 1}";
            yield return new JsonObject
            {
                ["apiVersion"] = "v1",
                ["kind"] = "Pod",
                ["metadata"] = new JsonObject
                {
                    ["name"] = $"{name}-7d8f9c6b5-k{pod:d4}",
                    ["namespace"] = space,
                    ["labels"] = new JsonObject { [key] = value },
                    ["ownerReferences"] = WorkloadObjects.Owner("ReplicaSet", $"{name}-7d8f9c6b5"),
                },
                ["spec"] = new JsonObject
                {
                    ["nodeName"] = $"node-{pod:d4}",
                    ["containers"] = new JsonArray(new JsonObject
                    {
                        ["name"] = name,
                        ["image"] = $"registry.example.com/system/{name}:2.7.0",
                        ["ports"] = new JsonArray([.. ports.Select(port => new JsonObject { ["containerPort"] = port.Number, ["name"] = port.Name, ["protocol"] = port.Protocol })]),
                    }),
                },
                ["status"] = new JsonObject { ["phase"] = "Running", ["podIP"] = address },
            };
        }
    }
}
