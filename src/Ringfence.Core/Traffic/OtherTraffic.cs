namespace Ringfence.Core;

/// <summary>Whether a traffic set holds the protocols that have no ports here.</summary>
public enum OtherTraffic
{
    /// <summary>None of them.</summary>
    None,

    /// <summary>All of them.</summary>
    All,
}
