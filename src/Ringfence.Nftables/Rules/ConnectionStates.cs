namespace Ringfence.Nftables;

/// <summary>States of connection tracking, as the bits of <c>ct state</c>.</summary>
[Flags]
public enum ConnectionStates
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>A packet that fits no connection.</summary>
    Invalid = 1,

    /// <summary>A packet of a connection that has seen both directions.</summary>
    Established = 2,

    /// <summary>A packet that belongs to another connection, such as an ICMP error.</summary>
    Related = 4,

    /// <summary>The first packet of a connection.</summary>
    New = 8,

    /// <summary>A packet that is not tracked.</summary>
    Untracked = 64,
}
