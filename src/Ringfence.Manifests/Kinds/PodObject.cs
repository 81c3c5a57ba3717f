using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>A pod of the input.</summary>
internal sealed record PodObject(
    ObjectKey Key,
    ObjectPlace Place,
    InventoryMetadata Metadata,
    PodTemplate Spec,
    PodPhase Phase,
    EndpointAddresses Addresses,
    AddressSet ExtraSources) : InventoryObject(Key, Place);
