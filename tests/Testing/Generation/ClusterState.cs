namespace Ringfence.Testing;

/// <summary>How much of a generated cluster is settled.</summary>
public enum ClusterState
{
    /// <summary>As people write it down: 3 to 8 pods and workloads, some without node or address, some nodes unknown.</summary>
    Written,

    /// <summary>As it runs: 6 to 12 pods, each on a node that is known and with addresses, so that it can be built.</summary>
    Running,
}
