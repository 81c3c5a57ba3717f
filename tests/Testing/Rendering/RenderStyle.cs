namespace Ringfence.Testing;

/// <summary>Which way to write a cluster down, of the many that mean the same.</summary>
/// <param name="Seed">Null for the one plain style: block, absent fields left out, no quotes that are not needed.</param>
public sealed record RenderStyle(ulong? Seed)
{
    public static RenderStyle Plain { get; } = new((ulong?)null);
}
