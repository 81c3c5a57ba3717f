using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>Makes a cluster, always the same one for the same size: namespaces of three tiers with the policies that such namespaces have.</summary>
internal static class ClusterObjects
{
    /// <summary>The name of the nth namespace.</summary>
    public static string SpaceOf(int space) => $"team-{space:d4}";

    /// <summary>The objects of the nth namespace, the namespace itself first.</summary>
    public static IEnumerable<JsonObject> Of(ClusterSize size, int space, ObjectForm form)
    {
        string name = SpaceOf(space);
        yield return new JsonObject
        {
            ["apiVersion"] = "v1",
            ["kind"] = "Namespace",
            ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["team"] = space % 50 == 0 ? "monitoring" : name } },
        };
        foreach (string tier in (string[])["web", "api", "db"])
        {
            yield return Service(name, tier);
        }

        for (int pod = 0; pod < size.PodsIn(space); pod++)
        {
            yield return PodObjects.Of(name, (space * ClusterSize.PodsPerNamespace) + pod, pod, form);
        }

        foreach (JsonObject policy in PolicyObjects.Of(name))
        {
            yield return policy;
        }
    }

    /// <summary>All objects.</summary>
    public static IEnumerable<JsonObject> Of(ClusterSize size, ObjectForm form) =>
        Enumerable.Range(0, size.Namespaces).SelectMany(space => Of(size, space, form));

    private static JsonObject Service(string space, string tier) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Service",
        ["metadata"] = new JsonObject { ["name"] = tier, ["namespace"] = space },
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["app.kubernetes.io/name"] = tier },
            ["ports"] = new JsonArray(new JsonObject { ["name"] = "main", ["port"] = 80, ["protocol"] = "TCP", ["targetPort"] = "main" }),
        },
    };
}
