namespace Ringfence.Core;

/// <summary>One end of a connection; a closed set of cases.</summary>
public abstract record Party
{
    private Party()
    {
    }

    /// <summary>A pod, or a workload that stands for its pods.</summary>
    public sealed record Pod(Endpoint Endpoint) : Party;

    /// <summary>A node's own processes.</summary>
    public sealed record Node(ClusterNode Machine) : Party;

    /// <summary>Addresses that belong to no pod or node of the question. A block is judged as a whole: cut it first where rules cut it.</summary>
    public sealed record External(Cidr Block) : Party;
}
