using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A cluster with everything settled that it takes to run it: every pod has addresses and a node, every node has addresses.</summary>
/// <param name="Snapshot">The cluster. A workload of which the input has no pods is one pod under the workload's id.</param>
/// <param name="Plan">Its namespaces and links.</param>
/// <param name="LeftOut">Pods that cannot run here, and why, in words.</param>
public sealed record LabCluster(ClusterSnapshot Snapshot, LabPlan Plan, ValueArray<LeftOutPod> LeftOut);
