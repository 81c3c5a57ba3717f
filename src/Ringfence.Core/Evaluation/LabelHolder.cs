namespace Ringfence.Core;

/// <summary>Whose labels a selector looked at.</summary>
public enum LabelHolder
{
    /// <summary>The pod's own.</summary>
    Pod,

    /// <summary>Its namespace's.</summary>
    Namespace,

    /// <summary>A node's.</summary>
    Node,
}
