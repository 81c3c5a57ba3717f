namespace Ringfence.Core;

/// <summary>Connections that a tier never judges, built into a dialect rather than written in a rule.</summary>
public enum Exemption
{
    /// <summary>A pod to itself, directly.</summary>
    Self,

    /// <summary>Into a pod from the node it runs on.</summary>
    FromOwnNode,

    /// <summary>Out of a pod to the node it runs on.</summary>
    ToOwnNode,
}
