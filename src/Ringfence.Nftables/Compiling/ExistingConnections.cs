namespace Ringfence.Nftables;

/// <summary>What becomes of connections that were allowed when they began and are not any more.</summary>
public enum ExistingConnections
{
    /// <summary>They are cut.</summary>
    Cut,

    /// <summary>They go on until their ends close them.</summary>
    Keep,
}
