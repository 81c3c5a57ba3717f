using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>A pod that the lab does not run.</summary>
/// <param name="Id">Which.</param>
/// <param name="Why">Why not, as the end of a sentence.</param>
public sealed record LeftOutPod(EndpointId Id, string Why);
