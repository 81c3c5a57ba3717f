using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>A cluster of teams, a namespace each with ten pods and two policies, and one namespace of twenty applications with five pods and two policies each, all on the node.</summary>
/// <remarks>One more policy selects all pods of that namespace, which is what is edited. The node has ten pods of teams besides.</remarks>
/// <param name="Pods">How many pods.</param>
internal sealed record NodeCluster(int Pods)
{
    /// <summary>How many local pods the one policy selects.</summary>
    public const int Selected = Applications * PodsOfApplication;

    private const int Applications = 20;
    private const int PodsOfApplication = 5;
    private const int PodsOfTeam = 10;
    private const uint First = 0x0A10_0000;

    /// <summary>How many policies there are.</summary>
    public int Policies => 2 * (Teams + Applications);

    private int Teams => (Pods - Selected) / PodsOfTeam;

    /// <summary>The cluster with the first edition of the policy.</summary>
    public ClusterSnapshot Snapshot() => PlainCluster.Of(
        [
            .. Enumerable.Range(0, Selected).Select(number => PlainCluster.Pod($"pod-{number}", First + (uint)number, PlainCluster.Here, ("shop", "yes"), ("app", $"{number % Applications}"))),
            .. Enumerable.Range(0, Pods - Selected).Select(TeamPod),
        ],
        [.. Enumerable.Range(0, Applications).SelectMany(app => Pair(PlainCluster.Space, "app", app)), .. Enumerable.Range(0, Teams).SelectMany(team => Pair(Of(team), "tier", team % 2)), Edited(0)]);

    /// <summary>The same with another edition of the policy.</summary>
    public static ClusterSnapshot Edit(ClusterSnapshot before, int edition) => before.With([PlainCluster.TierOf(before.Tiers[0].Policies.SkipLast(1).Append(Edited(edition)))]);

    private static NamespaceName Of(int team) => new($"team-{team}");

    // One pod of each of the first teams is on the node.
    private Endpoint TeamPod(int number) => PlainCluster.PodIn(
        Of(number % Teams),
        $"pod-{number / Teams}",
        First + (uint)(Selected + number),
        number < PodsOfTeam ? PlainCluster.Here : PlainCluster.There,
        ("tier", $"{number / Teams % 2}"));

    // Pods with one label let in those with it, and reach the web.
    private static IEnumerable<Policy> Pair(NamespaceName space, string key, int value) =>
    [
        PlainCluster.PolicyIn(space, $"in-{value}", Direction.Ingress, (key, $"{value}"), (PlainCluster.PodsIn(space, LabelRequirement.Equal(key, $"{value}")), On(8080))),
        PlainCluster.PolicyIn(space, $"out-{value}", Direction.Egress, (key, $"{value}"), (PlainCluster.PodsIn(space, LabelRequirement.Equal(key, $"{value}")), On(8080)), (Everybody, On(443))),
    ];

    private static Policy Edited(int edition) => PlainCluster.Policy("watched", Direction.Ingress, ("shop", "yes"), (Everybody, On((ushort)(9000 + edition))));

    private static Peer Everybody => new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything));

    private static TrafficSet On(ushort port) => TrafficSet.Of(Protocol.Tcp, PortSet.Of(port));
}
