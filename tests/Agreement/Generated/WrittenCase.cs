using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>A generated case and the manifests it was written down as.</summary>
internal sealed record WrittenCase(GeneratedCase Generated, RenderStyle Style, RenderedCluster Manifests)
{
    public static WrittenCase FromSeed(ulong seed, int connections)
    {
        var generated = GeneratedCase.FromSeed(seed, connections);
        var style = new RenderStyle(seed);
        return new WrittenCase(generated, style, ManifestRenderer.Render(generated.Cluster, style));
    }
}
