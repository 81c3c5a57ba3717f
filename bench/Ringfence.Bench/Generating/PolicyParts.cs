using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>The parts that NetworkPolicies are made of.</summary>
internal static class PolicyParts
{
    /// <summary>A policy for both directions; null rules leave the direction closed.</summary>
    public static JsonObject Policy(string space, string name, JsonObject podSelector, JsonArray? ingress, JsonArray? egress)
    {
        JsonObject spec = new() { ["podSelector"] = podSelector, ["policyTypes"] = new JsonArray("Ingress", "Egress") };
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

    /// <summary>Selects everything.</summary>
    public static JsonObject Everything() => [];

    /// <summary>Selects by one label.</summary>
    public static JsonObject Labelled(string key, string value) => new() { ["matchLabels"] = new JsonObject { [key] = value } };

    /// <summary>Selects the pods of a tier.</summary>
    public static JsonObject App(string name) => Labelled("app.kubernetes.io/name", name);

    /// <summary>Selects by expressions.</summary>
    public static JsonObject Matching(params JsonNode[] expressions) => new() { ["matchExpressions"] = new JsonArray(expressions) };

    /// <summary>One expression; without values for <c>Exists</c> and <c>DoesNotExist</c>.</summary>
    public static JsonObject Expression(string key, string @operator, params IEnumerable<string> values)
    {
        JsonObject expression = new() { ["key"] = key, ["operator"] = @operator };
        JsonArray list = Strings(values);
        if (list.Count > 0)
        {
            expression["values"] = list;
        }

        return expression;
    }

    /// <summary>Pods of the policy's own namespace.</summary>
    public static JsonObject Pods(JsonObject selector) => new() { ["podSelector"] = selector };

    /// <summary>All pods of some namespaces.</summary>
    public static JsonObject Namespaces(JsonObject selector) => new() { ["namespaceSelector"] = selector };

    /// <summary>Some pods of some namespaces.</summary>
    public static JsonObject Pods(JsonObject namespaces, JsonObject pods) => new() { ["namespaceSelector"] = namespaces, ["podSelector"] = pods };

    /// <summary>Selects a namespace by the label that the server gives each.</summary>
    public static JsonObject Named(string space) => Labelled("kubernetes.io/metadata.name", space);

    /// <summary>Addresses.</summary>
    public static JsonObject Block(string cidr, params IEnumerable<string> except)
    {
        JsonObject block = new() { ["cidr"] = cidr };
        JsonArray list = Strings(except);
        if (list.Count > 0)
        {
            block["except"] = list;
        }

        return new JsonObject { ["ipBlock"] = block };
    }

    /// <summary>Rules of one direction.</summary>
    public static JsonArray Rules(params JsonNode[] rules) => new(rules);

    /// <summary>A rule that lets peers in.</summary>
    public static JsonObject From(JsonNode[] peers, params JsonNode[] ports) => Rule("from", peers, ports);

    /// <summary>A rule that lets the subject out to peers.</summary>
    public static JsonObject To(JsonNode[] peers, params JsonNode[] ports) => Rule("to", peers, ports);

    /// <summary>A port, by number or name.</summary>
    public static JsonObject Port(string protocol, JsonNode port) => new() { ["protocol"] = protocol, ["port"] = port };

    /// <summary>A range of TCP ports.</summary>
    public static JsonObject Range(int first, int last) => new() { ["protocol"] = "TCP", ["port"] = first, ["endPort"] = last };

    private static JsonObject Rule(string key, JsonNode[] peers, JsonNode[] ports) => new() { [key] = new JsonArray(peers), ["ports"] = new JsonArray(ports) };

    private static JsonArray Strings(IEnumerable<string> values) => new([.. values.Select(value => (JsonNode)value)]);
}
