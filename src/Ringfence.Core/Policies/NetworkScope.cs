namespace Ringfence.Core;

/// <summary>Whose addresses an address peer can match.</summary>
public enum NetworkScope
{
    /// <summary>Every address, pods' included (NetworkPolicy ipBlock).</summary>
    Every,

    /// <summary>Only addresses that belong to no pod the cluster manages (Cilium CIDR rules).</summary>
    Unmanaged,
}
