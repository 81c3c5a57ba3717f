using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>A Service of the input.</summary>
internal sealed record ServiceObject(ObjectKey Key, ObjectPlace Place, Service Service) : InventoryObject(Key, Place);
