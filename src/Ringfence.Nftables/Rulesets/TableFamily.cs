namespace Ringfence.Nftables;

/// <summary>The families of tables that are ours, as the kernel numbers them.</summary>
public enum TableFamily : byte
{
    /// <summary>What the network layer sees, of IPv4 and of IPv6: here policies are judged.</summary>
    Inet = 1,

    /// <summary>Frames on bridges: here pods that share one are kept apart where the network layer cannot tell them.</summary>
    Bridge = 7,
}
