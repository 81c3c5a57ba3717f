using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>The input as it stands after some changes.</summary>
/// <param name="Cluster">What it comes to.</param>
/// <param name="Findings">Everything that is found in it, by reading and by rules.</param>
public sealed record FixState(ClusterManifests Cluster, IReadOnlyList<Diagnostic> Findings);
