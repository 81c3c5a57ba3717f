using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>Two nodes and three pods, two of them on the first node: enough for every way a packet can take.</summary>
internal static class SmallLab
{
    public static PlannedPod First { get; } = Pod(1, 1);

    public static PlannedPod Neighbour { get; } = Pod(1, 2);

    public static PlannedPod Remote { get; } = Pod(2, 3);

    public static LabPlan Plan(PodNetworking networking) => new([Node(1), Node(2)], [First, Neighbour, Remote], networking);

    public static PlannedNode Node(int number) =>
        new(new NodeName($"n{number}"), [TestAddress.Parse($"192.168.0.{number}"), TestAddress.Parse($"fd00:a::{number}")]);

    public static PlannedPod Pod(int node, int number) => new(
        EndpointId.Pod(new NamespaceName("default"), $"p{number}"),
        new NodeName($"n{node}"),
        [TestAddress.Parse($"10.{node}.{number / 250}.{1 + (number % 250)}"), TestAddress.Parse($"fd00:b:{node}::{number}")]);

    public static NetNs SpaceOf(this LabNetwork network, PlannedPod pod) =>
        network.TrySpaceOf(pod.Id, out NetNs? space) ? space : throw new KeyNotFoundException(pod.Id.Value);
}
