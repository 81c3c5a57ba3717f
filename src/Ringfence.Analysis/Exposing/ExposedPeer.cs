using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>To whom something is open that the input does not have; a closed set of cases.</summary>
public abstract record ExposedPeer
{
    private ExposedPeer()
    {
    }

    /// <summary>A block of addresses.</summary>
    public sealed record Addresses(Cidr Block) : ExposedPeer;

    /// <summary>Every pod that there is or may come to be, in any namespace and with any labels.</summary>
    public sealed record EntireCluster : ExposedPeer;

    /// <summary>Pods that selectors match.</summary>
    /// <param name="Namespaces">Of the namespace; one that is asked for by name has that in its name label.</param>
    /// <param name="Labels">Of the pod.</param>
    public sealed record Pods(LabelSelector Namespaces, LabelSelector Labels) : ExposedPeer;
}
