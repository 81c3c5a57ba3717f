using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>How packets with a source that is not their pod's are found; a closed set of cases.</summary>
public abstract record SourceCheck
{
    private SourceCheck()
    {
    }

    /// <summary>Not at all: which interfaces are pods' is not known, or routes do not lead back the way packets come.</summary>
    public sealed record Off : SourceCheck;

    /// <summary>By the node's routes: what comes from a pod's interface must be routed back there.</summary>
    /// <param name="Interfaces">The numbers of the interfaces that lead to pods.</param>
    public sealed record Routed(ValueArray<int> Interfaces) : SourceCheck;

    /// <summary>By a list: each pod's interface and the addresses that may come from it.</summary>
    public sealed record Listed(ValueArray<PodLink> Links) : SourceCheck;

    /// <summary>
    /// By a list of the ports of bridges that lead to pods: in a table for bridges, which also keeps broadcast and multicast from isolated pods.
    /// </summary>
    /// <param name="Links">The ports and the addresses that may come from them.</param>
    public sealed record Bridged(ValueArray<PodLink> Links) : SourceCheck;
}
