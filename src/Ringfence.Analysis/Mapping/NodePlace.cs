namespace Ringfence.Analysis;

/// <summary>Where pods of one membership run, seen from the pods that live in nodes' networks; a closed set of cases.</summary>
internal abstract record NodePlace
{
    private NodePlace()
    {
    }

    /// <summary>For pods whose nodes make no difference to anybody.</summary>
    public static NodePlace Unseen { get; } = new Anywhere();

    /// <summary>Whether one of the pods may be on a node with one of the pods of a host place, and whether one may be elsewhere.</summary>
    public (bool Together, bool Apart) With(NodePlace host) => (this, host) switch
    {
        (Settled here, Settled there) => (here.Sharing.Contains(there.Host), !here.Always.Contains(there.Host)),
        (OnNodes here, OnNodes there) => (here.Nodes.Overlaps(there.Nodes), !(here.IsOneNode && there.IsOneNode && here.Nodes == there.Nodes)),
        _ => (false, true),
    };

    /// <summary>Their nodes make no difference.</summary>
    public sealed record Anywhere : NodePlace;

    /// <summary>Their nodes, by number.</summary>
    /// <param name="Nodes">Those that are known.</param>
    /// <param name="Others">Whether some pod is on a node that is not known.</param>
    public sealed record OnNodes(IndexSet Nodes, bool Others) : NodePlace
    {
        /// <summary>Whether all pods are on one node for certain.</summary>
        public bool IsOneNode => !Others && Nodes.Count == 1;
    }

    /// <summary>For a map whose pods stay where they are: which host places they meet.</summary>
    /// <param name="Host">The number of the host place that the pods are themselves; -1 for pods with networks of their own.</param>
    /// <param name="Sharing">The host places with a pod on one of their nodes.</param>
    /// <param name="Always">The host places that are on no other node than theirs, when that is one.</param>
    public sealed record Settled(int Host, IndexSet Sharing, IndexSet Always) : NodePlace;
}
