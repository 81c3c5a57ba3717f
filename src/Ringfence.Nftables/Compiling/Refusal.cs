namespace Ringfence.Nftables;

/// <summary>How a packet is stopped.</summary>
public enum Refusal
{
    /// <summary>Silently: the sender waits until it gives up.</summary>
    Drop,

    /// <summary>With an answer: TCP is reset, anything else told that it is prohibited.</summary>
    Reject,
}
