namespace Ringfence.Nftables;

/// <summary>How large the buffers of a socket are.</summary>
internal enum BufferGrant
{
    /// <summary>As large as they were asked for.</summary>
    Full,

    /// <summary>What the machine's limits grant to everybody.</summary>
    WithinLimits,
}
