using Ringfence.Reference;

namespace Ringfence.Testing;

/// <summary>Endpoints and the ids they go by in questions.</summary>
public static class Endpoints
{
    public static Endpoint Of(Pod pod) => new Endpoint.OfPod(pod.Kind, pod.Namespace, pod.Name);

    /// <summary><c>namespace/name</c>, <c>namespace/Kind/name</c>, <c>node/name</c> or the address itself.</summary>
    public static string IdOf(Endpoint endpoint) => endpoint switch
    {
        Endpoint.OfPod { Kind: PodKind.Pod } pod => $"{pod.Namespace}/{pod.Name}",
        Endpoint.OfPod workload => $"{workload.Namespace}/{workload.Kind}/{workload.Name}",
        Endpoint.OfNode node => $"node/{node.Name}",
        Endpoint.OfAddress external => external.Address,
        _ => throw new ArgumentOutOfRangeException(nameof(endpoint)),
    };
}
