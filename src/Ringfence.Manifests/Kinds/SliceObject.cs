using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>An EndpointSlice of the input; null content when it belongs to no Service or its addresses are names.</summary>
internal sealed record SliceObject(ObjectKey Key, ObjectPlace Place, ServiceSlice? Slice) : InventoryObject(Key, Place);
