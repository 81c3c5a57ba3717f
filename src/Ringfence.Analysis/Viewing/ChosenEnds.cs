namespace Ringfence.Analysis;

/// <summary>Some ends of a map, or all of them because nobody chose.</summary>
public sealed class ChosenEnds
{
    private readonly HashSet<MapEndpoint> _ends = new(ReferenceEqualityComparer.Instance);

    private ChosenEnds(IEnumerable<MapEndpoint> ends) => _ends.UnionWith(ends);

    /// <summary>Every end: no choice was made.</summary>
    public static ChosenEnds Any { get; } = new([]);

    /// <summary>Ends of one map.</summary>
    public static ChosenEnds Of(IEnumerable<MapEndpoint> ends) => new(ends);

    /// <summary>Whether an end is among them.</summary>
    public bool Has(MapEndpoint end) => this == Any || _ends.Contains(end);

    /// <summary>Whether somebody chose an end.</summary>
    public bool Names(MapEndpoint end) => this != Any && _ends.Contains(end);
}
