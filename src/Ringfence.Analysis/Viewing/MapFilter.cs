using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Which connections of a map to show: those that meet all of it.</summary>
public sealed record MapFilter
{
    /// <summary>Shows everything.</summary>
    public static MapFilter Everything { get; } = new();

    /// <summary>Who opens them.</summary>
    public ChosenEnds From { get; init; } = ChosenEnds.Any;

    /// <summary>Who receives them.</summary>
    public ChosenEnds To { get; init; } = ChosenEnds.Any;

    /// <summary>Who is one of the two.</summary>
    public ChosenEnds With { get; init; } = ChosenEnds.Any;

    /// <summary>Who is one of the two as well: the namespace that is looked at.</summary>
    public ChosenEnds Namespace { get; init; } = ChosenEnds.Any;

    /// <summary>The traffic to show of them; a connection without any of it is not shown.</summary>
    public TrafficSet Ports { get; init; } = TrafficSet.All;

    /// <summary>Whether connections from one end to another are asked about.</summary>
    public bool Takes(MapEndpoint from, MapEndpoint to) => ViewRoles.Take(ViewRoles.Of(from, this), ViewRoles.Of(to, this));

    /// <summary>Whether all ends are to be shown, connected or not.</summary>
    public bool ShowsEveryEnd => From == ChosenEnds.Any && To == ChosenEnds.Any && With == ChosenEnds.Any && Namespace == ChosenEnds.Any;
}
