namespace Ringfence.Analysis;

/// <summary>Where pods of one membership run, seen from the pods that live in nodes' networks.</summary>
/// <param name="Host">The number of the host place that the pods are themselves; -1 for pods with networks of their own.</param>
/// <param name="Sharing">The host places with a pod on one of their nodes.</param>
/// <param name="Always">The host places that are on no other node than theirs, when that is one.</param>
internal sealed record NodePlace(int Host, IndexSet Sharing, IndexSet Always)
{
    /// <summary>For pods whose nodes make no difference to anybody.</summary>
    public static NodePlace Anywhere { get; } = new(-1, IndexSet.Empty, IndexSet.Empty);
}
