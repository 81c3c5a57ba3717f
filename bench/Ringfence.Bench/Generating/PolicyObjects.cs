using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>Makes the five policies of a namespace: nothing by default, DNS, and one for each of three tiers.</summary>
internal static class PolicyObjects
{
    /// <summary>The policies of a namespace.</summary>
    public static IEnumerable<JsonObject> Of(string space)
    {
        yield return Policy(space, "default-deny", [], ingress: null, egress: null);
        yield return Policy(space, "allow-dns", [], ingress: null, egress: Rules(Rule("to", [Pods("k8s-app", "kube-dns", "kube-system")], Port("UDP", 53), Port("TCP", 53))));
        yield return Policy(
            space,
            "web",
            App("web"),
            Rules(Rule("from", [Block("0.0.0.0/0", "10.0.0.0/8", "192.168.0.0/16")], Port("TCP", "main"))),
            Rules(Rule("to", [Pods(App("api"))], Port("TCP", 8080))));
        yield return Policy(
            space,
            "api",
            App("api"),
            Rules(Rule("from", [Pods(App("web")), Pods("team", "monitoring", null)], Port("TCP", "main"), Range(9090, 9099))),
            Rules(Rule("to", [Pods(App("db"))], Port("TCP", 5432)), Rule("to", [Block("198.51.100.0/24", "198.51.100.128/25")], Port("TCP", 443))));
        yield return Policy(space, "db", App("db"), Rules(Rule("from", [Pods(App("api"))], Port("TCP", 5432))), Rules(Rule("to", [Pods(App("db"))], Range(7000, 7010))));
    }

    private static JsonObject Policy(string space, string name, JsonObject labels, JsonArray? ingress, JsonArray? egress)
    {
        JsonObject spec = new() { ["podSelector"] = Selector(labels), ["policyTypes"] = new JsonArray("Ingress", "Egress") };
        if (ingress is not null)
        {
            spec["ingress"] = ingress;
        }

        if (egress is not null)
        {
            spec["egress"] = egress;
        }

        return new JsonObject
        {
            ["apiVersion"] = "networking.k8s.io/v1",
            ["kind"] = "NetworkPolicy",
            ["metadata"] = new JsonObject { ["name"] = name, ["namespace"] = space },
            ["spec"] = spec,
        };
    }

    private static JsonObject App(string name) => new() { ["app.kubernetes.io/name"] = name };

    private static JsonObject Selector(JsonObject labels) => labels.Count == 0 ? [] : new JsonObject { ["matchLabels"] = labels };

    private static JsonObject Pods(JsonObject labels) => new() { ["podSelector"] = Selector(labels) };

    private static JsonObject Pods(string key, string value, string? space) => space is null
        ? new JsonObject { ["namespaceSelector"] = Selector(new JsonObject { [key] = value }) }
        : new JsonObject
        {
            ["namespaceSelector"] = Selector(new JsonObject { ["kubernetes.io/metadata.name"] = space }),
            ["podSelector"] = Selector(new JsonObject { [key] = value }),
        };

    private static JsonObject Block(string cidr, params string[] except) =>
        new() { ["ipBlock"] = new JsonObject { ["cidr"] = cidr, ["except"] = new JsonArray([.. except.Select(range => (JsonNode)range)]) } };

    private static JsonArray Rules(params JsonNode[] rules) => new(rules);

    private static JsonObject Rule(string key, JsonNode[] peers, params JsonNode[] ports) => new() { [key] = new JsonArray(peers), ["ports"] = new JsonArray(ports) };

    private static JsonObject Port(string protocol, JsonNode port) => new() { ["protocol"] = protocol, ["port"] = port };

    private static JsonObject Range(int first, int last) => new() { ["protocol"] = "TCP", ["port"] = first, ["endPort"] = last };
}
