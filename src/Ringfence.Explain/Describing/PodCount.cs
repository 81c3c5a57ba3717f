using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Counts the pods that selectors match now.</summary>
internal sealed class PodCount(ClusterSnapshot snapshot)
{
    /// <summary>Those that a policy applies to: ended pods are left out.</summary>
    public ValueArray<Endpoint> Selected(EndpointSelector selector) =>
        [.. snapshot.Endpoints.Where(pod => pod.Phase == PodPhase.Live && selector.Matches(pod, snapshot.NamespaceOf(pod).Labels))];

    /// <summary>Those that a selector in a rule reaches: pods in their node's network are left out too (docs/semantics.md 5.8).</summary>
    public ValueArray<Endpoint> Reached(EndpointSelector selector) =>
        [.. Selected(selector).Where(pod => pod.Network == PodNetwork.Own)];

    /// <summary><c>3 pods</c>, <c>1 workload</c>, <c>2 pods and 1 workload</c>.</summary>
    public static string Counted(ValueArray<Endpoint> endpoints)
    {
        int pods = endpoints.Count(one => one.Kind == EndpointKind.Pod);
        int workloads = endpoints.Count - pods;
        return workloads == 0 ? Names.Counted(pods, "pod")
            : pods == 0 ? Names.Counted(workloads, "workload")
            : $"{Names.Counted(pods, "pod")} and {Names.Counted(workloads, "workload")}";
    }
}
