namespace Ringfence.Core;

/// <summary>What an endpoint stands for.</summary>
public enum EndpointKind
{
    /// <summary>One pod of the input.</summary>
    Pod,

    /// <summary>All pods of a workload of which the input has none: known by its template only.</summary>
    Workload,
}
