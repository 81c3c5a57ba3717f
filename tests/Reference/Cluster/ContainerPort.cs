namespace Ringfence.Reference;

/// <summary>A declared port; no protocol means TCP.</summary>
public sealed record ContainerPort(string? Name, int Number, Protocol? Protocol);
