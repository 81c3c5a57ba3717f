using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>What namespaces and links a lab consists of. Pods in their node's network are not in it: the node's namespace is theirs.</summary>
public sealed record LabPlan(ValueArray<PlannedNode> Nodes, ValueArray<PlannedPod> Pods, PodNetworking Networking);
