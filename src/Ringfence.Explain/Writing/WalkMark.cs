namespace Ringfence.Explain;

/// <summary>Whether a line of a walk is what settled it.</summary>
internal enum WalkMark
{
    /// <summary>It is.</summary>
    Decides,

    /// <summary>It is not.</summary>
    Misses,
}
