using Ringfence.Reference;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>The floors under the property tests: what every run has asked about is asserted, not only shown.</summary>
public sealed class GeneratedClustersTests
{
    private const double FloorPercent = 1;

    private static CoverageRun Run => CoverageRun.Instance;

    /// <summary>Keys that the types allow and a cluster cannot show, each with the reason.</summary>
    private static readonly Dictionary<string, string> Impossible = new()
    {
        ["Cluster.Pods=empty"] = "without pods there is no connection that a policy could govern",
        ["Cluster.Nodes[].Addresses=empty"] = "a node registers with its address",
        ["Cluster.Pods[].Containers=empty"] = "the API server refuses a pod without containers",
        ["Cluster.Pods[].Containers[].Ports[].Protocol=Other"] = "containers declare TCP, UDP or SCTP",
        ["Cluster.Policies[].Ingress[].Ports[].Protocol=Other"] = "3.2, row 1",
        ["Cluster.Policies[].Egress[].Ports[].Protocol=Other"] = "3.2, row 1",
        ["Answer.Egress=OwnNode"] = "5.6: the exemption is for ingress only",
    };

    [Fact]
    public void Run_Always_AsksEnough()
    {
        Assert.InRange(Run.ClusterShapes.Cases, 2_000, int.MaxValue);
        Assert.InRange(Run.Questions.Cases, 200_000, int.MaxValue);
    }

    [Fact]
    public void Run_Always_IsDecidedByRulesAndByIsolationOftenEnough()
    {
        double asked = Run.Questions.Cases;

        Assert.True(Run.OpenedByRule / asked >= 0.25, $"{Run.OpenedByRule} of {asked} opened by a rule{GeneratedCases.Note}");
        Assert.True(Run.Denied / asked >= 0.25, $"{Run.Denied} of {asked} denied{GeneratedCases.Note}");
    }

    [Fact]
    public void Run_Always_ShowsEveryFieldAndOperator() => AssertFloor(Run.ClusterShapes, Possible(typeof(Cluster)));

    [Fact]
    public void Run_Always_ShowsEveryPeerShapeAndTrap() => AssertFloor(Run.ClusterTraits, Enum.GetNames<ClusterTrait>());

    [Fact]
    public void Run_Always_IsWrittenInEveryWay() => AssertFloor(Run.WritingTraits, Enum.GetNames<RenderTrait>());

    [Fact]
    public void Run_Always_AsksAboutEveryKindOfConnection() => AssertFloor(Run.Questions, Possible(typeof(Connection)));

    [Fact]
    public void Run_Always_EndsInEveryWay() => AssertFloor(Run.Answers, Possible(typeof(Answer)));

    [Fact]
    public void Impossible_EveryKey_IsOneTheTypesAllow() =>
        Assert.Empty(Impossible.Keys.Except(ShapeKeys.Possible(typeof(Cluster)).Concat(ShapeKeys.Possible(typeof(Answer)))));

    [Fact]
    public void FromSeed_SameSeed_GivesTheSameCase()
    {
        var style = new RenderStyle(7);
        RenderedCluster first = ManifestRenderer.Render(GeneratedCase.FromSeed(7, 10).Cluster, style);
        RenderedCluster second = ManifestRenderer.Render(GeneratedCase.FromSeed(7, 10).Cluster, style);

        Assert.Equal(first.Files, second.Files);
        Assert.Equal(GeneratedCase.FromSeed(7, 10).Connections, GeneratedCase.FromSeed(7, 10).Connections);
    }
    private static IEnumerable<string> Possible(Type type) => ShapeKeys.Possible(type).Where(key => !Impossible.ContainsKey(key));

    /// <summary>Every key asked for is common enough, and nothing is counted that nobody asks for.</summary>
    private static void AssertFloor(CoverageTable table, IEnumerable<string> asked)
    {
        IReadOnlyList<string> keys = [.. asked];
        Assert.NotEmpty(keys);
        IReadOnlyList<string> tooRare = table.Short(keys, FloorPercent);
        Assert.True(tooRare.Count == 0, string.Join('\n', tooRare) + GeneratedCases.Note);
        Assert.Empty(table.Unasked(keys));
    }
}
