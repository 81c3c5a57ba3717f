namespace Ringfence.Core;

/// <summary>How much is known of an endpoint's addresses.</summary>
public enum AddressKnowledge
{
    /// <summary>The addresses themselves.</summary>
    Exact,

    /// <summary>Only a set that they lie in, which somebody vouches for (the cluster's pod range).</summary>
    Bounds,

    /// <summary>Nothing: a set is assumed, and every answer that uses it says so.</summary>
    Assumed,
}
