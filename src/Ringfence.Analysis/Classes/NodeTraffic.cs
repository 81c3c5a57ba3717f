namespace Ringfence.Analysis;

/// <summary>Whether an endpoint's traffic is that of a node which is known.</summary>
internal enum NodeTraffic
{
    /// <summary>It has a network of its own, or its node is not known.</summary>
    No,

    /// <summary>It lives in the network of a node that is known.</summary>
    OfKnownNode,
}
