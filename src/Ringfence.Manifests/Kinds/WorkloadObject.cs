using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>A workload of the input: it stands for its pods where the input has none of them.</summary>
/// <param name="Key">Its kind, namespace and name.</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Owner">Its own owner; null when it has none.</param>
/// <param name="Labels">The labels its pods get.</param>
/// <param name="Template">What its pods are.</param>
/// <param name="Scale">Whether it wants pods now.</param>
internal sealed record WorkloadObject(
    ObjectKey Key,
    ObjectPlace Place,
    OwnerName? Owner,
    LabelSet Labels,
    PodTemplate Template,
    WorkloadScale Scale) : InventoryObject(Key, Place);
