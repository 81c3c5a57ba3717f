namespace Ringfence.Testing;

/// <summary>One file of manifests, as text.</summary>
public sealed record ManifestFile(string Name, string Text);
