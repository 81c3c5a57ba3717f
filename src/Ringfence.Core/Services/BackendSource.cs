namespace Ringfence.Core;

/// <summary>How the backends of a Service were found.</summary>
public enum BackendSource
{
    /// <summary>Its selector, over the pods and workloads of the input.</summary>
    Selector,

    /// <summary>Its EndpointSlices: it has no selector, or the selector finds nothing in the input.</summary>
    Slices,
}
