using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>An endpoint of which some pod is isolated by no policy in a direction.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Direction">The direction.</param>
public sealed record Unprotected(MapEndpoint.Pods Endpoint, Direction Direction);
