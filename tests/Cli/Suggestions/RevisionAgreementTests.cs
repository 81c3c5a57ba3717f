using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Manifests;
using Ringfence.Testing;

namespace Ringfence.Cli.Tests;

/// <summary>Over generated clusters, written in every way: reading only what an edit changes equals reading all edited files, and the difference leads from the ones to the others.</summary>
public sealed class RevisionAgreementTests
{
    private const ulong Clusters = 60;
    private const int LeastOfEach = 20;

    [Fact]
    public void With_AnyEdit_EqualsReadingEverythingAgain()
    {
        Dictionary<string, int> compared = [];
        for (ulong seed = 1; seed <= Clusters; seed++)
        {
            List<(string Path, string Text)> files =
                [.. ManifestRenderer.Render(GeneratedCase.FromSeed(seed, 1).Cluster, new RenderStyle(seed)).Files.Select(file => (file.Name, file.Text))];
            SuggestionScene scene = SuggestionScene.Of(files);
            List<Edit> edits = [.. EditsFor(scene.Input.Cluster)];
            foreach (ValueArray<Edit> tried in edits.Select(edit => (ValueArray<Edit>)[edit]).Concat(edits.Zip(edits.Skip(1), (one, next) => (ValueArray<Edit>)[one, next])))
            {
                if (Compare(scene, files, tried))
                {
                    string kind = string.Join(" and ", tried.Select(edit => edit.GetType().Name).Distinct());
                    compared[kind] = compared.GetValueOrDefault(kind) + 1;
                }
            }
        }

        Assert.All(typeof(Edit).GetNestedTypes(), kind => Assert.InRange(compared.GetValueOrDefault(kind.Name), LeastOfEach, int.MaxValue));
    }

    private static bool Compare(SuggestionScene scene, List<(string Path, string Text)> files, ValueArray<Edit> edits)
    {
        if (scene.Writer.Apply(edits) is not { } changed)
        {
            return false;
        }

        ClusterInput whole = FullReading.Of(files, changed);
        ClusterManifests? revised = scene.Revision.With(changed);
        if (whole.Errors > scene.Input.Errors)
        {
            Assert.Null(revised);
            return false;
        }

        Assert.NotNull(revised);
        SameCluster.Assert(whole.Cluster, revised);
        Assert.Equal(
            FullReading.Files(files, changed).ToDictionary(),
            Patch.Apply(files.ToDictionary(), new FileDifference(scene.Texts).Of(changed)));
        return true;
    }

    /// <summary>One edit of each kind for a few objects, whether it makes sense or not.</summary>
    private static IEnumerable<Edit> EditsFor(ClusterManifests cluster)
    {
        EditPort port = new(Protocol.Tcp, 4711);
        EditPeer peer = new EditPeer.Pods(new NamespaceName("elsewhere"), LabelSet.Empty.With("app", "guest"));
        foreach (Endpoint endpoint in cluster.Snapshot.Endpoints.Take(4))
        {
            yield return new Edit.PodLabel(endpoint.Id, endpoint.Workload, "guest", "yes");
        }

        foreach (ClusterNamespace space in cluster.Snapshot.Namespaces.Take(2))
        {
            yield return new Edit.NamespaceLabel(space.Name, "guest", "yes");
        }

        foreach (Policy policy in cluster.Policies.Select(read => read.Policy).Take(3))
        {
            foreach (Direction direction in Enum.GetValues<Direction>())
            {
                RuleRef rule = new(policy.Ref, direction, 0);
                yield return new Edit.RulePort(rule, port);
                yield return new Edit.RulePeer(rule, peer);
                yield return new Edit.NewRule(policy.Ref, direction, peer, port, 0);
                yield return new Edit.PolicyType(policy.Ref, direction);
            }

            PolicyRef added = policy.Ref with { Name = $"{policy.Ref.Name}-guest" };
            yield return new Edit.NewPolicy(added, LabelSet.Empty.With("app", "guest"), Direction.Ingress, peer, port, policy.Ref);
        }
    }
}
