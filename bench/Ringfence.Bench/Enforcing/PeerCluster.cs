using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>A cluster in which every class of the node selects every peer, by selectors of its own.</summary>
/// <param name="Classes">Local pods, each with a policy of its own.</param>
/// <param name="Peers">Pods of another node that all of these policies let in.</param>
internal sealed record PeerCluster(int Classes, int Peers)
{
    private static readonly TrafficSet Http = TrafficSet.Of(Protocol.Tcp, PortSet.Of(80));

    /// <summary>The cluster.</summary>
    public ClusterSnapshot Snapshot() => PlainCluster.Of(
        [
            .. Enumerable.Range(0, Classes).Select(i => PlainCluster.Pod($"local-{i}", 0x0A64_0000u + (uint)i, PlainCluster.Here, ("app", $"local-{i}"))),
            .. Enumerable.Range(0, Peers).Select(i => Peer($"peer-{i}", 0x0A6E_0000u + (uint)i)),
        ],
        Enumerable.Range(0, Classes).Select(Policy));

    /// <summary>A peer that is not in the cluster yet.</summary>
    public static Endpoint Newcomer(int number) => Peer($"new-{number}", 0x0AC8_0000u + (uint)number);

    /// <inheritdoc/>
    public override string ToString() => $"{Classes} {(Classes == 1 ? "class" : "classes")} of {Peers:n0}";

    private static Endpoint Peer(string name, uint address) => PlainCluster.Pod(name, address, PlainCluster.There, ("group", "all"));

    // The selectors differ in a word that no pod has, so that no two classes share a set.
    private static Policy Policy(int number) => PlainCluster.Policy(
        $"in-{number}",
        Direction.Ingress,
        ("app", $"local-{number}"),
        (PlainCluster.Pods(new LabelRequirement("group", LabelOperator.In, ["all", $"only-{number}"])), Http));
}
