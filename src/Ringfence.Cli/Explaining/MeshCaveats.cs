using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Explain;

namespace Ringfence.Cli;

/// <summary>What is to be said when both ends are in a mesh that carries their traffic to another port, where policies meet it.</summary>
internal static class MeshCaveats
{
    // Of a pod, or of its namespace; that of the pod counts first (istio.io, Add workloads to an ambient mesh).
    private const string Label = "istio.io/dataplane-mode";

    /// <summary>The caveat, where some pod of either side is in Istio's ambient mesh.</summary>
    public static ValueArray<ExplainedCaveat> Of(ClusterSnapshot snapshot, string from, ValueArray<Party> sources, string to, ValueArray<QuestionDestination> destinations) =>
        sources.Any(source => IsIn(snapshot, source)) && destinations.Any(destination => IsIn(snapshot, destination.Party))
            ? [new ExplainedCaveat(CaveatDiagnostics.AmbientMesh, [from, to])]
            : [];

    private static bool IsIn(ClusterSnapshot snapshot, Party party) =>
        party is Party.Pod({ Network: PodNetwork.Own } pod)
        && (pod.Labels.TryGetValue(Label, out string mode) || snapshot.NamespaceOf(pod).Labels.TryGetValue(Label, out mode))
        && mode == "ambient";
}
