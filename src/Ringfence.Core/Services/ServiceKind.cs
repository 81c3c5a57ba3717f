namespace Ringfence.Core;

/// <summary>How a Service is reached (<c>spec.type</c>, and headless as a case of its own).</summary>
public enum ServiceKind
{
    /// <summary>By a virtual address that is rewritten to a backend's.</summary>
    ClusterIP,

    /// <summary>By name only: <c>clusterIP: None</c>; clients connect to backends directly, so its ports are not translated.</summary>
    Headless,

    /// <summary>Also by a port of every node, where the source may be rewritten to a node's address.</summary>
    NodePort,

    /// <summary>Also from outside, through node ports as a rule.</summary>
    LoadBalancer,

    /// <summary>An alias for a DNS name outside of Kubernetes' sight.</summary>
    ExternalName,
}
