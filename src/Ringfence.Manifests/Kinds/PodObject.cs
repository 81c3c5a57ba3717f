using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>A pod of the input.</summary>
internal sealed record PodObject(
    ObjectKey Key,
    ObjectPlace Place,
    ObjectMetadata Metadata,
    PodTemplate Spec,
    PodPhase Phase,
    EndpointAddresses Addresses) : InventoryObject(Key, Place);
