using System.Text.Json.Nodes;
using static Ringfence.Bench.PolicyParts;

namespace Ringfence.Bench;

/// <summary>A cluster some days later: a handful of policies and pods are other ones, each change in a namespace of its own.</summary>
internal static class ClusterChanges
{
    /// <summary>The spaces of the changed cluster. It needs 90 namespaces to have all of the changes.</summary>
    public static IEnumerable<GeneratedSpace> Spaces(ClusterSize size)
    {
        Dictionary<string, Func<List<JsonObject>, IEnumerable<JsonObject>>> changes = new()
        {
            // Databases also answer the web tier.
            [ClusterObjects.SpaceOf(10)] = objects => Edit(objects, "db", policy => Peers(policy, "ingress", "from").Add(Pods(App("web")))),

            // The tiers keep their policies; what had only the default is open.
            [ClusterObjects.SpaceOf(20)] = objects => objects.Where(one => !IsPolicy(one, "default")),

            // Everybody may come in.
            [ClusterObjects.SpaceOf(30)] = objects => objects.Append(
                Policy(ClusterObjects.SpaceOf(30), "open", App("web"), Rules(From([Block("0.0.0.0/0")], Port("TCP", "main"))), egress: null)),

            // No names are resolved any more.
            [ClusterObjects.SpaceOf(40)] = objects => Edit(objects, "default", policy => policy["spec"]!.AsObject().Remove("egress")),

            // The second half of the partner's range is no longer carved out.
            [ClusterObjects.SpaceOf(50)] = objects => Edit(objects, "partners", policy => Peers(policy, "egress", "to")[0]!["ipBlock"]!.AsObject().Remove("except")),
            [ClusterObjects.SpaceOf(60)] = objects => objects.Where(one => one != FirstPod(objects)),
            [ClusterObjects.SpaceOf(70)] = objects => objects.Append(AnotherPod(FirstPod(objects))),

            // One pod of the web tier passes as one of the api tier.
            [ClusterObjects.SpaceOf(80)] = objects =>
            {
                FirstPod(objects)["metadata"]!["labels"]!["app.kubernetes.io/name"] = "api";
                return objects;
            },
        };
        return ClusterObjects.Spaces(size, ObjectForm.Manifest).Select(space => changes.TryGetValue(space.Name, out var change)
            ? space with { Objects = change([.. space.Objects]) }
            : space);
    }

    private static List<JsonObject> Edit(List<JsonObject> objects, string name, Action<JsonObject> edit)
    {
        edit(objects.Single(one => IsPolicy(one, name)));
        return objects;
    }

    private static JsonArray Peers(JsonObject policy, string direction, string key) => policy["spec"]![direction]![0]![key]!.AsArray();

    private static bool IsPolicy(JsonObject one, string name) => (string?)one["kind"] == "NetworkPolicy" && (string?)one["metadata"]!["name"] == name;

    private static JsonObject FirstPod(List<JsonObject> objects) => objects.First(one => (string?)one["kind"] == "Pod");

    private static JsonObject AnotherPod(JsonObject pod)
    {
        const string Address = "10.62.0.1";
        JsonObject another = pod.DeepClone().AsObject();
        another["metadata"]!["name"] = (string?)another["metadata"]!["name"] + "x";
        another["status"] = new JsonObject { ["phase"] = "Running", ["podIP"] = Address };
        return another;
    }
}
