namespace Ringfence.Core;

/// <summary>Why no policy governs one side of a connection.</summary>
public enum Ungoverned
{
    /// <summary>It is an address outside.</summary>
    Address,

    /// <summary>It is a node.</summary>
    Node,

    /// <summary>It is a pod in its node's network.</summary>
    HostNetwork,

    /// <summary>It is a pod that has ended.</summary>
    Finished,
}
