namespace Ringfence.Manifests;

/// <summary>The owner that an object names: the one that controls it, else the first.</summary>
internal sealed record OwnerName(string ApiVersion, string Kind, string Name);
