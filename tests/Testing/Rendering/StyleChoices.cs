namespace Ringfence.Testing;

/// <summary>The choices of one rendering, each noted as a trait; the plain style always takes the first.</summary>
internal sealed class StyleChoices(RenderStyle style)
{
    private readonly SeededRandom? _random = style.Seed is { } seed ? new SeededRandom(seed) : null;
    private readonly HashSet<RenderTrait> _traits = [];

    public IReadOnlySet<RenderTrait> Traits => _traits;

    public bool IsPlain => _random is null;

    /// <summary>Whether to write the unusual way, which is then noted.</summary>
    public bool Takes(RenderTrait trait, int percent)
    {
        bool taken = _random?.Chance(percent) ?? false;
        if (taken)
        {
            _traits.Add(trait);
        }

        return taken;
    }

    /// <summary>One of several ways, noted; the first is the usual one.</summary>
    public RenderTrait OneOf(params IReadOnlyList<RenderTrait> ways) => Noted(_random is null ? ways[0] : _random.Pick(ways));

    public RenderTrait Noted(RenderTrait trait)
    {
        _traits.Add(trait);
        return trait;
    }

    /// <summary>The same things in another order.</summary>
    public IReadOnlyList<T> Shuffled<T>(IReadOnlyList<T> items)
    {
        T[] shuffled = [.. items];
        for (int last = shuffled.Length - 1; last > 0 && _random is not null; last--)
        {
            int other = _random.Below(last + 1);
            (shuffled[last], shuffled[other]) = (shuffled[other], shuffled[last]);
        }

        return shuffled;
    }
}
