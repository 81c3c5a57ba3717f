namespace Ringfence.Lab;

/// <summary>What comes back from the other end of a connection.</summary>
public enum ProbeOutcome
{
    /// <summary>An answer: the connection is open, or a datagram came back.</summary>
    Answered,

    /// <summary>A refusal: a reset, an abort, or an ICMP error.</summary>
    Refused,

    /// <summary>Nothing.</summary>
    Silent,
}
