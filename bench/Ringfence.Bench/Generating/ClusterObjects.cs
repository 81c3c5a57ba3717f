using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>Makes a cluster, always the same one for the same size: namespaces of three tiers with the policies that such namespaces have.</summary>
internal static class ClusterObjects
{
    /// <summary>The name of the nth team's namespace.</summary>
    public static string SpaceOf(int space) => $"team-{space:d4}";

    /// <summary>The id of a namespace's nth pod.</summary>
    public static string PodOf(int space, int pod)
    {
        (Tier tier, int replica) = Tier.Of(pod);
        return $"{SpaceOf(space)}/{tier.PodName(space, replica)}";
    }

    /// <summary>All spaces, those of the cluster itself first.</summary>
    public static IEnumerable<GeneratedSpace> Spaces(ClusterSize size, ObjectForm form) =>
    [
        .. SystemObjects.Spaces.Select(space => new GeneratedSpace(space, SystemObjects.Of(space))),
        .. Enumerable.Range(0, size.Namespaces).Select(space => new GeneratedSpace(SpaceOf(space), Of(size, space, form))),
    ];

    /// <summary>A namespace.</summary>
    public static JsonObject Namespace(string name, string team) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Namespace",
        ["metadata"] = new JsonObject { ["name"] = name, ["labels"] = new JsonObject { ["team"] = team } },
    };

    private static IEnumerable<JsonObject> Of(ClusterSize size, int space, ObjectForm form)
    {
        string name = SpaceOf(space);
        yield return Namespace(name, name);
        int pods = size.PodsIn(space);
        foreach (Tier tier in Tier.All)
        {
            foreach (JsonObject one in WorkloadObjects.Of(name, space, tier, Enumerable.Range(0, pods).Count(pod => Tier.Of(pod).Tier == tier), form))
            {
                yield return one;
            }
        }

        for (int pod = 0; pod < pods; pod++)
        {
            yield return PodObjects.Of(space, pod, form);
        }

        foreach (JsonObject policy in PolicyObjects.Of(space))
        {
            yield return policy;
        }
    }
}
