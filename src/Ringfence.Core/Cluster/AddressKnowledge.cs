namespace Ringfence.Core;

/// <summary>How much is known of an endpoint's addresses.</summary>
public enum AddressKnowledge
{
    /// <summary>The addresses themselves.</summary>
    Exact,

    /// <summary>Only a set that they lie in.</summary>
    Bounds,
}
