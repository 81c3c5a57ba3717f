namespace Ringfence.Nftables;

/// <summary>Flags of a TCP header, as its bits.</summary>
[Flags]
public enum TcpFlags
{
    /// <summary>None.</summary>
    None = 0,

    /// <summary>No more data from the sender.</summary>
    Fin = 1,

    /// <summary>The first packet of a side.</summary>
    Syn = 2,

    /// <summary>The connection is broken off.</summary>
    Rst = 4,

    /// <summary>The packet acknowledges.</summary>
    Ack = 16,
}
