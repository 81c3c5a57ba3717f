using System.Text.Json.Nodes;

namespace Ringfence.Bench;

/// <summary>Makes the workload of a tier: a StatefulSet, or a Deployment with its ReplicaSet, and the Service in front.</summary>
internal static class WorkloadObjects
{
    /// <summary>The objects of a tier but for its pods. Nobody writes a ReplicaSet by hand.</summary>
    public static IEnumerable<JsonObject> Of(string name, int space, Tier tier, int replicas, ObjectForm form)
    {
        yield return Service(name, tier);
        yield return Workload(tier.Workload, tier.Name, name, tier, replicas, Labels(name, tier), null);
        if (tier.Workload == "Deployment" && form == ObjectForm.Dump)
        {
            JsonObject labels = Labels(name, tier);
            labels["pod-template-hash"] = tier.Hash(space);
            yield return Workload("ReplicaSet", tier.OwnerName(space), name, tier, replicas, labels, Owner(tier.Workload, tier.Name));
        }
    }

    /// <summary>The labels that a tier's template gives.</summary>
    public static JsonObject Labels(string name, Tier tier) => new() { ["app.kubernetes.io/name"] = tier.Name, ["app.kubernetes.io/part-of"] = name };

    /// <summary>An owner that controls what it owns.</summary>
    public static JsonArray Owner(string kind, string name) => new(new JsonObject
    {
        ["apiVersion"] = "apps/v1",
        ["controller"] = true,
        ["kind"] = kind,
        ["name"] = name,
        ["uid"] = "5b0c1c1e",
    });

    /// <summary>The ports of a tier's container.</summary>
    public static JsonArray Ports(Tier tier) => new(
        new JsonObject { ["containerPort"] = tier.Port, ["name"] = "main" },
        new JsonObject { ["containerPort"] = 9090, ["name"] = "metrics" });

    private static JsonObject Workload(string kind, string name, string space, Tier tier, int replicas, JsonObject labels, JsonArray? owner)
    {
        JsonObject metadata = new() { ["name"] = name, ["namespace"] = space };
        if (owner is not null)
        {
            metadata["ownerReferences"] = owner;
        }

        return new JsonObject
        {
            ["apiVersion"] = "apps/v1",
            ["kind"] = kind,
            ["metadata"] = metadata,
            ["spec"] = new JsonObject
            {
                ["replicas"] = replicas,
                ["selector"] = new JsonObject { ["matchLabels"] = labels },
                ["template"] = new JsonObject
                {
                    ["metadata"] = new JsonObject { ["labels"] = labels.DeepClone() },
                    ["spec"] = new JsonObject
                    {
                        ["containers"] = new JsonArray(new JsonObject { ["name"] = tier.Name, ["image"] = $"registry.example.com/shop/{tier.Name}:1.42.3", ["ports"] = Ports(tier) }),
                    },
                },
            },
        };
    }

    private static JsonObject Service(string space, Tier tier) => new()
    {
        ["apiVersion"] = "v1",
        ["kind"] = "Service",
        ["metadata"] = new JsonObject { ["name"] = tier.Name, ["namespace"] = space },
        ["spec"] = new JsonObject
        {
            ["selector"] = new JsonObject { ["app.kubernetes.io/name"] = tier.Name },
            ["ports"] = new JsonArray(new JsonObject { ["name"] = "main", ["port"] = 80, ["protocol"] = "TCP", ["targetPort"] = "main" }),
        },
    };
}
