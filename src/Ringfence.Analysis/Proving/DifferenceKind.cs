namespace Ringfence.Analysis;

/// <summary>Which differences between two choices of policies count.</summary>
internal enum DifferenceKind
{
    /// <summary>All of them.</summary>
    Any,

    /// <summary>Only what the first allows and the second does not.</summary>
    Lost,
}
