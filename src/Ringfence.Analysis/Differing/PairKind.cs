namespace Ringfence.Analysis;

/// <summary>Which members of two joint groups a pair speaks of.</summary>
internal enum PairKind
{
    /// <summary>Every two that are not the same.</summary>
    Between,

    /// <summary>Each with itself: what its pods may do to each other.</summary>
    Within,
}
