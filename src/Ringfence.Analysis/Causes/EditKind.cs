namespace Ringfence.Analysis;

/// <summary>What was done to an object between two states.</summary>
public enum EditKind
{
    /// <summary>The new state has it, the old one had not.</summary>
    Added,

    /// <summary>The old state had it, the new one has not.</summary>
    Removed,

    /// <summary>Both have it, and it says something else.</summary>
    Edited,
}
