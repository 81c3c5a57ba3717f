using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>An end of a map as one box of a picture: a workload or pod, or all the addresses that are treated alike.</summary>
/// <param name="Number">Its number in the picture, from 0.</param>
/// <param name="Name">Its id; for addresses, words for all of them.</param>
/// <param name="First">The end, or the first block of its addresses.</param>
internal sealed record DrawnEnd(int Number, string Name, MapEndpoint First)
{
    /// <summary>What its box belongs to; empty for addresses.</summary>
    public string Namespace => First is MapEndpoint.Pods pods ? pods.Namespace.Value : string.Empty;

    /// <summary>What to write into a box that stands among those of its namespace.</summary>
    public string Label => First is MapEndpoint.Pods ? Name[(Name.IndexOf('/', StringComparison.Ordinal) + 1)..] : Name;
}
