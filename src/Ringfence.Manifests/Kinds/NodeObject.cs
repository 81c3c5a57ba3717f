using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>A node of the input.</summary>
internal sealed record NodeObject(ObjectKey Key, ObjectPlace Place, ClusterNode Node) : InventoryObject(Key, Place);
