namespace Ringfence.Bench;

/// <summary>How large a generated cluster is.</summary>
/// <param name="Pods">
/// The pods of its teams, <see cref="PodsPerNamespace"/> to a namespace, with four policies a namespace on average: one for five pods.
/// A few pods of the cluster itself come on top (<see cref="SystemObjects"/>).
/// </param>
internal sealed record ClusterSize(int Pods)
{
    /// <summary>Pods a namespace.</summary>
    public const int PodsPerNamespace = 20;

    /// <summary>The namespaces of the teams, the last one perhaps not full.</summary>
    public int Namespaces => (Pods + PodsPerNamespace - 1) / PodsPerNamespace;

    /// <summary>The pods of one namespace.</summary>
    public int PodsIn(int space) => Math.Min(PodsPerNamespace, Pods - (space * PodsPerNamespace));
}
