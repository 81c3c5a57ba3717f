using Ringfence.Core;
using Ringfence.Dialects;

namespace Ringfence.Manifests;

/// <summary>A cluster as its manifests give it, with what they say besides. Findings are in the sink that the reader was given.</summary>
public sealed record ClusterManifests
{
    /// <summary>The cluster to judge in.</summary>
    public required ClusterSnapshot Snapshot { get; init; }

    /// <summary>The NetworkPolicies of the snapshot, as they would be stored and as they were compiled.</summary>
    public required IReadOnlyList<NetworkPolicyReading.Valid> Policies { get; init; }

    /// <summary>Where the policies and their rules stand.</summary>
    public required RuleLocations Rules { get; init; }

    /// <summary>Where the objects of the inventory stand.</summary>
    public required ObjectPlaces Places { get; init; }

    /// <summary>Which workloads are parts of others.</summary>
    public required WorkloadOwners Owners { get; init; }

    /// <summary>Objects that matter and were refused; the snapshot is without them.</summary>
    public required IReadOnlyList<LeftOutObject> LeftOut { get; init; }

    /// <summary>Policy languages of the input that are not evaluated: a caveat on every answer.</summary>
    public required IReadOnlyList<ForeignPolicyKind> ForeignPolicies { get; init; }

    /// <summary>Kinds that play no part, counted.</summary>
    public required IReadOnlyList<IgnoredKind> IgnoredKinds { get; init; }

    /// <summary>How many documents of directories were no Kubernetes objects.</summary>
    public required int SkippedDocuments { get; init; }

    /// <summary>The namespace of objects, and of bare names in questions, that say none.</summary>
    public required NamespaceName DefaultNamespace { get; init; }
}
