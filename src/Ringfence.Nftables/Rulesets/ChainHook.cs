namespace Ringfence.Nftables;

/// <summary>Where a packet is on its way through the node when a base chain sees it.</summary>
public enum ChainHook
{
    /// <summary>Into the node, before anybody has asked where to; on a bridge, frames as they come in by a port.</summary>
    Prerouting = 0,

    /// <summary>To the node itself.</summary>
    Input = 1,

    /// <summary>Through the node: after Service addresses were translated, before sources are.</summary>
    Forward = 2,
}
