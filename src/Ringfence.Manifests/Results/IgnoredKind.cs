namespace Ringfence.Manifests;

/// <summary>A kind that plays no part in connections, and how many objects of it were skipped.</summary>
public sealed record IgnoredKind(string ApiVersion, string Kind, int Count);
