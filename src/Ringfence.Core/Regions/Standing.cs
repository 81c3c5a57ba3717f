namespace Ringfence.Core;

/// <summary>How a remote stands to a subject, as far as a peer can care besides who the remote is. A pod to itself is not among them.</summary>
public enum Standing
{
    /// <summary>They are two, and not known to be on one node.</summary>
    Apart,

    /// <summary>They are two, on one node.</summary>
    SameNode,
}
