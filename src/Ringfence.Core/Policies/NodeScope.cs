namespace Ringfence.Core;

/// <summary>Which nodes, seen from the subject.</summary>
public enum NodeScope
{
    /// <summary>Every node.</summary>
    Any,

    /// <summary>The node the subject runs on.</summary>
    Own,

    /// <summary>Every node but that one.</summary>
    Other,
}
