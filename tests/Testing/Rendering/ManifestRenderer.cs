using System.Text;
using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>Writes a cluster down as manifests: one file for what is there, one for the policies.</summary>
public static class ManifestRenderer
{
    public static RenderedCluster Render(Cluster cluster, RenderStyle style)
    {
        var choices = new StyleChoices(style);
        var build = new ManifestBuilder(choices);
        IReadOnlyList<ManifestNode> inventory = choices.Shuffled(new InventoryManifests(build).Of(cluster));
        var policyManifests = new PolicyManifests(build);
        IReadOnlyList<ManifestNode> policies = [.. choices.Shuffled(cluster.Policies).SelectMany(policy => Versions(policy, policyManifests, choices))];
        List<ManifestFile> files = [File("cluster", inventory, "List", "v1", choices)];
        if (policies.Count > 0)
        {
            files.Insert(choices.Takes(RenderTrait.PoliciesFirst, 20) ? 0 : 1, File("policies", policies, "NetworkPolicyList", "networking.k8s.io/v1", choices));
        }

        return new RenderedCluster(files, choices.Traits);
    }

    /// <summary>The policy, now and then behind one of the same name that says something else.</summary>
    private static IEnumerable<ManifestNode> Versions(NetworkPolicy policy, PolicyManifests manifests, StyleChoices choices) =>
        choices.Takes(RenderTrait.SupersededPolicy, 3)
            ? [manifests.Of(new NetworkPolicy(policy.Namespace, policy.Name) { PolicyTypes = [Direction.Ingress, Direction.Egress] }), manifests.Of(policy)]
            : [manifests.Of(policy)];

    private static ManifestFile File(string name, IReadOnlyList<ManifestNode> objects, string listKind, string listVersion, StyleChoices choices)
    {
        RenderTrait form = choices.OneOf(RenderTrait.DocumentMarkers, RenderTrait.DocumentMarkers, RenderTrait.DocumentMarkers, RenderTrait.ListDocument, RenderTrait.TypedListDocument, RenderTrait.JsonFile);
        if (form == RenderTrait.JsonFile)
        {
            return new ManifestFile($"{name}.json", JsonWriter.Write(List("List", "v1", objects)));
        }

        var writer = new YamlWriter(choices);
        string text = form switch
        {
            RenderTrait.ListDocument => writer.Write(List("List", "v1", objects)),
            RenderTrait.TypedListDocument => writer.Write(List(listKind, listVersion, objects)),
            _ => Documents(objects, writer),
        };
        return new ManifestFile($"{name}.yaml", choices.Takes(RenderTrait.CarriageReturns, 5) ? text.Replace("\n", "\r\n", StringComparison.Ordinal) : text);
    }

    private static string Documents(IReadOnlyList<ManifestNode> objects, YamlWriter writer)
    {
        var text = new StringBuilder();
        foreach (ManifestNode manifest in objects)
        {
            text.Append(text.Length == 0 ? "" : "---\n").Append(writer.Write(manifest));
        }

        return text.ToString();
    }

    private static ManifestNode.Mapping List(string kind, string version, IReadOnlyList<ManifestNode> objects) => new(
        [
            new("apiVersion", new ManifestNode.Text(version)),
            new("items", new ManifestNode.Sequence(objects)),
            new("kind", new ManifestNode.Text(kind)),
        ]);
}
