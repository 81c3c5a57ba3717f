namespace Ringfence.Nftables;

/// <summary>Why a packet was logged.</summary>
public enum LogCause
{
    /// <summary>Policies isolate a pod and allow nothing of the kind.</summary>
    Policy,

    /// <summary>It belongs to a connection that was allowed once and is not any more.</summary>
    Revoked,

    /// <summary>It is of a pod whose policies are not in place yet.</summary>
    Guard,

    /// <summary>It belongs to a connection that nobody tracked from its beginning.</summary>
    Grace,

    /// <summary>A pod used an address that is not its own.</summary>
    Spoofed,
}
