namespace Ringfence.Core;

/// <summary>Where node ports lead (<c>spec.externalTrafficPolicy</c>).</summary>
public enum ExternalTraffic
{
    /// <summary>To backends on any node; the client's address may be rewritten to a node's.</summary>
    Cluster,

    /// <summary>To backends on the node that was asked, and only there; the client's address is kept.</summary>
    Local,
}
