namespace Ringfence.Testing;

/// <summary>A cluster as files, and the traits of the writing.</summary>
public sealed record RenderedCluster(IReadOnlyList<ManifestFile> Files, IReadOnlySet<RenderTrait> Traits);
