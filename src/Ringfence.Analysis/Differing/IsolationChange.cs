using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A workload or pod that policies isolate otherwise than before, in one direction.</summary>
/// <param name="Endpoint">The workload or pod, which both states have.</param>
/// <param name="Direction">The direction.</param>
/// <param name="Before">How many of its pods were isolated.</param>
/// <param name="After">How many are.</param>
public sealed record IsolationChange(MapEndpoint.Pods Endpoint, Direction Direction, IsolationExtent Before, IsolationExtent After)
{
    /// <summary>Whether fewer are isolated than before.</summary>
    public bool IsRemoval => After < Before;
}
