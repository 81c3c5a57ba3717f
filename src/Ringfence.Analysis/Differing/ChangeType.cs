namespace Ringfence.Analysis;

/// <summary>What became of a connection between two states of a cluster.</summary>
public enum ChangeType
{
    /// <summary>Nothing could pass before.</summary>
    Added,

    /// <summary>Nothing can pass any more.</summary>
    Removed,

    /// <summary>Something else can pass.</summary>
    Changed,
}
