using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>What we read of an object's metadata.</summary>
/// <param name="Name">Its name; <c>generateName</c> and a star where the server would make one up; empty when refused.</param>
/// <param name="Namespace">Its namespace, or the default one.</param>
/// <param name="Labels">Its labels.</param>
/// <param name="Owner">Its owner; null when it has none.</param>
internal sealed record InventoryMetadata(string Name, NamespaceName Namespace, LabelSet Labels, OwnerName? Owner);
