namespace Ringfence.Reference;

/// <summary>A Namespace; its automatic name label is not among <paramref name="Labels"/> (section 4 adds it).</summary>
public sealed record Namespace(string Name, IReadOnlyDictionary<string, string> Labels);
