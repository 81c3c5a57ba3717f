using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>A namespace of the input.</summary>
internal sealed record NamespaceObject(ObjectKey Key, ObjectPlace Place, ClusterNamespace Namespace) : InventoryObject(Key, Place);
