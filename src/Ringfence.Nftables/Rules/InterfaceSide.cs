namespace Ringfence.Nftables;

/// <summary>Which of a packet's two interfaces is meant.</summary>
public enum InterfaceSide
{
    /// <summary>The one it came in by.</summary>
    Input,

    /// <summary>The one it is about to leave by.</summary>
    Output,
}
