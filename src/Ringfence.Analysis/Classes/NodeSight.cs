namespace Ringfence.Analysis;

/// <summary>Whether rules tell nodes apart.</summary>
internal enum NodeSight
{
    /// <summary>No rule does, but by asking whether a node is the subject's own.</summary>
    Blind,

    /// <summary>Some rule selects nodes by their labels.</summary>
    ByLabels,
}
