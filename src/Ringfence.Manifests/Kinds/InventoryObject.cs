namespace Ringfence.Manifests;

/// <summary>An object as read, before it is folded into the snapshot; keeps nothing of its text.</summary>
internal abstract record InventoryObject(ObjectKey Key, ObjectPlace Place);
