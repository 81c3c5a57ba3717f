namespace Ringfence.Core;

/// <summary>The side of a connection that is judged, seen from the subject.</summary>
public enum Direction
{
    /// <summary>Into the subject: the remote is the source.</summary>
    Ingress,

    /// <summary>Out of the subject: the remote is the destination.</summary>
    Egress,
}
