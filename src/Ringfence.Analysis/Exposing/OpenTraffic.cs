using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Traffic that is open: numbers, and names that mean a number on each destination.</summary>
/// <param name="Ports">The numbers.</param>
/// <param name="Names">The names; empty where the destination is known.</param>
internal sealed record OpenTraffic(TrafficSet Ports, ValueArray<PortName> Names)
{
    /// <summary>Nothing.</summary>
    public static OpenTraffic None { get; } = new(TrafficSet.None, []);

    /// <summary>Whether it is nothing.</summary>
    public bool IsEmpty => Ports.IsEmpty && Names.IsEmpty;

    /// <summary>Everything that a region allows for sure.</summary>
    /// <param name="region">The region.</param>
    /// <param name="surely">Whether a match that allows takes all remotes in question.</param>
    /// <param name="possibly">Whether a match that denies may take one of them.</param>
    /// <param name="declared">The destination's named ports; none when it is not known.</param>
    public static OpenTraffic Of(AllowedRegion region, Func<RuleMatch, bool> surely, Func<RuleMatch, bool> possibly, ValueArray<ContainerPort> declared)
    {
        HashSet<RuleMatch> denying = [.. region.Clauses.Where(clause => clause.Verdict == Verdict.Deny).SelectMany(clause => clause.All)];
        bool Takes(RuleMatch match) => denying.Contains(match) ? possibly(match) : surely(match);
        TrafficSet ports = region.Allowed(match => Takes(match) ? match.Traffic.On(declared) : TrafficSet.None);
        bool isKnown = region.Direction == Direction.Ingress;
        IEnumerable<PortName> names = isKnown || ports.IsAll ? [] : region.Clauses
            .Where(clause => clause.Verdict == Verdict.Allow && clause.All.All(surely))
            .SelectMany(clause => clause.All)
            .SelectMany(match => match.Traffic.Names)
            .Where(name => !ports.PortsOf(name.Protocol).IsAll);
        return new OpenTraffic(ports, [.. names.Distinct().OrderBy(name => name.Protocol).ThenBy(name => name.Name, StringComparer.Ordinal)]);
    }

    /// <summary>What is surely in both: a name counts where both have it, or the one has it and the other all ports of its protocol.</summary>
    public OpenTraffic Intersect(OpenTraffic other) => new(
        Ports.Intersect(other.Ports),
        [
            .. Names.Where(other.Has).Concat(other.Names.Where(Has))
                .Distinct().OrderBy(name => name.Protocol).ThenBy(name => name.Name, StringComparer.Ordinal),
        ]);

    private bool Has(PortName name) => Names.Contains(name) || Ports.PortsOf(name.Protocol).IsAll;

    /// <summary>What is in either.</summary>
    public OpenTraffic Union(OpenTraffic other)
    {
        TrafficSet ports = Ports.Union(other.Ports);
        return new OpenTraffic(ports,
        [
            .. Names.Concat(other.Names).Where(name => !ports.PortsOf(name.Protocol).IsAll)
                .Distinct().OrderBy(name => name.Protocol).ThenBy(name => name.Name, StringComparer.Ordinal),
        ]);
    }
}
