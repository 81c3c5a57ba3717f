namespace Ringfence.Core;

/// <summary>Which network a pod lives in.</summary>
public enum PodNetwork
{
    /// <summary>Its own, with an address of its own.</summary>
    Own,

    /// <summary>The node's (<c>hostNetwork: true</c>): upstream leaves open what policies mean for it.</summary>
    Host,
}
