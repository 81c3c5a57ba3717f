namespace Ringfence.Analysis;

/// <summary>Whether something holds for every pod and address family that an answer speaks of.</summary>
public enum Extent
{
    /// <summary>For all of them.</summary>
    Whole,

    /// <summary>For some; others get less.</summary>
    Partial,
}
