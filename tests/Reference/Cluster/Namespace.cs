namespace Ringfence.Reference;

/// <summary>A Namespace; its automatic name label is not among <paramref name="Labels"/> (4.3 adds it).</summary>
public sealed record Namespace(string Name, IReadOnlyDictionary<string, string> Labels);
