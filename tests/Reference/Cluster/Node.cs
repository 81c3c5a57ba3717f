namespace Ringfence.Reference;

/// <summary>A Node with at most one address of each family.</summary>
public sealed record Node(string Name, IReadOnlyList<string> Addresses);
