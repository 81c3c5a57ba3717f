using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What a change costs follows what it touches: the same change of one namespace is the same work, however many others there are.</summary>
public sealed class LiveWorkTests
{
    private static readonly string[] Tiers = ["web", "api", "db"];

    public static TheoryData<string> Changes => ["pod started", "pod stopped", "pod relabelled", "policy edited", "policy added", "policy removed", "namespace relabelled", "nothing"];

    [Theory]
    [MemberData(nameof(Changes))]
    public void Apply_OneChange_CostsTheSameInAClusterOfAnySize(string change)
    {
        LiveWork small = WorkOf(change, namespaces: 20);
        LiveWork large = WorkOf(change, namespaces: 200);

        Assert.Equal(small, large);
    }

    [Fact]
    public void Apply_AnotherReplica_AsksAboutNoPair() => Assert.Equal(new LiveWork(0, 0, 1), WorkOf("pod started", namespaces: 20));

    [Fact]
    public void Apply_APolicyOfOneNamespace_AsksAboutItsPairsOnly()
    {
        LiveWork work = WorkOf("policy edited", namespaces: 20);

        // One of three workloads is selected. It, before and after, with itself and with at most the two others, both ways.
        Assert.InRange(work.Pairs, 1, 2 * 5);
        Assert.Equal(0, work.Sorted);
    }

    private static LiveWork WorkOf(string change, int namespaces)
    {
        LiveMap map = new(ClusterOf(namespaces), EnforcementProfile.Default, MapGrain.Workload);
        LiveWork before = map.Work;
        map.Apply(Deltas(change));
        return new LiveWork(map.Work.Pairs - before.Pairs, map.Work.Matches - before.Matches, map.Work.Sorted - before.Sorted);
    }

    private static ClusterDelta[] Deltas(string change) => change switch
    {
        "pod started" => [new ClusterDelta.EndpointPut(Pod(7, "web", 9))],
        "pod stopped" => [new ClusterDelta.EndpointRemoved(Pod(7, "web", 1).Id)],
        "pod relabelled" => [new ClusterDelta.EndpointPut(Pod(7, "web", 1) with { Labels = LabelSet.Of([new("tier", "db")]) })],
        "policy edited" => [new ClusterDelta.PolicyPut("NetworkPolicy", Allow(7, "db", "web"))],
        "policy added" => [new ClusterDelta.PolicyPut("NetworkPolicy", Allow(7, "web", "db"))],
        "policy removed" => [new ClusterDelta.PolicyRemoved("NetworkPolicy", Allow(7, "api", "web").Ref)],
        "namespace relabelled" => [new ClusterDelta.NamespacePut(ClusterNamespace.Given(Space(7), LabelSet.Of([new("team", "other")])))],
        _ => [],
    };

    // Every namespace denies what it does not allow, in and out, so that what one does is nobody else's business.
    private static ClusterSnapshot ClusterOf(int namespaces) => new(
        Enumerable.Range(0, namespaces).Select(number => ClusterNamespace.Given(Space(number), LabelSet.Empty)),
        from number in Enumerable.Range(0, namespaces) from tier in Tiers from replica in (int[])[1, 2, 3] select Pod(number, tier, replica),
        [],
        [],
        [],
        [
            new Tier(
                "NetworkPolicy",
                0,
                TierMode.Additive,
                EndOfTier.Next,
                EnforcementProfile.Default.Exemptions,
                [.. Enumerable.Range(0, namespaces).SelectMany(number => (Policy[])[DefaultDeny(number), Allow(number, "api", "web"), Allow(number, "db", "api")])]),
        ]);

    private static NamespaceName Space(int number) => new(string.Create(CultureInfo.InvariantCulture, $"team-{number:d3}"));

    private static Endpoint Pod(int number, string tier, int replica) => new(
        EndpointId.Pod(Space(number), $"{tier}-{replica}"), Space(number), LabelSet.Of([new("tier", tier)]))
    {
        Workload = EndpointId.Workload(Space(number), "Deployment", tier),
        Addresses = EndpointAddresses.Known(new Address(AddressFamily.IPv4, (UInt128)(0x0A00_0000 + (number * 256) + (Array.IndexOf(Tiers, tier) * 16) + replica))),
    };

    private static Policy DefaultDeny(int number) => PolicyOf(number, "default-deny", LabelSelector.Everything) with
    {
        Ingress = new DirectionRules(Isolation.DefaultDeny, []),
        Egress = new DirectionRules(Isolation.DefaultDeny, []),
    };

    private static Policy Allow(int number, string to, string from)
    {
        Policy policy = PolicyOf(number, $"to-{to}", Tier(to));
        EndpointSelector peer = new(new NamespaceScope.Only(Space(number)), Tier(from));
        return policy with
        {
            Ingress = new DirectionRules(
                Isolation.DefaultDeny,
                [new Rule(new RuleRef(policy.Ref, Direction.Ingress, 0), RuleAction.Allow, RuleMatch.AllTraffic(new Peer.Endpoints(peer)))]),
        };
    }

    private static LabelSelector Tier(string name) => new([LabelRequirement.Equal("tier", name)]);

    private static Policy PolicyOf(int number, string name, LabelSelector pods) => new(
        new PolicyRef("NetworkPolicy", Space(number), name), new EndpointSelector(new NamespaceScope.Only(Space(number)), pods), 0);
}
