namespace Ringfence.Bench;

/// <summary>How large a generated cluster is.</summary>
/// <param name="Pods">Its pods; <see cref="PodsPerNamespace"/> of them share a namespace, a Service a tier, and five policies.</param>
internal sealed record ClusterSize(int Pods)
{
    /// <summary>Pods a namespace; with five policies each that is one policy for five pods.</summary>
    public const int PodsPerNamespace = 25;

    /// <summary>The namespaces, the last one perhaps not full.</summary>
    public int Namespaces => (Pods + PodsPerNamespace - 1) / PodsPerNamespace;

    /// <summary>The pods of one namespace.</summary>
    public int PodsIn(int space) => Math.Min(PodsPerNamespace, Pods - (space * PodsPerNamespace));
}
