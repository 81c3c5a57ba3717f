namespace Ringfence.Nftables;

/// <summary>What a drop record is about.</summary>
public enum DropVerdict
{
    /// <summary>Policies isolate a pod and allow nothing of the kind; the packet was stopped.</summary>
    Denied,

    /// <summary>The packet passed, and would have been stopped were the node not in audit.</summary>
    Audited,

    /// <summary>It belongs to a connection that was allowed once and is not any more.</summary>
    Revoked,

    /// <summary>It is of a pod whose policies were not in place yet.</summary>
    Guarded,

    /// <summary>A pod used an address that is not its own.</summary>
    Spoofed,
}
