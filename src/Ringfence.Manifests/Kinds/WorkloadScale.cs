namespace Ringfence.Manifests;

/// <summary>Whether a workload wants pods now.</summary>
internal enum WorkloadScale
{
    /// <summary>One or more, or as many as there are nodes or runs.</summary>
    Some,

    /// <summary><c>replicas: 0</c>: none now, but it still says what they will be.</summary>
    Zero,
}
