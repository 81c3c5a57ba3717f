using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Asks the Evaluator about one pair of parties, over the ports in question, and the regions for the set that gets through.</summary>
internal sealed class OutcomeReader(ClusterSnapshot snapshot, EnforcementProfile profile, Evaluator evaluator)
{
    private readonly RegionReader _regions = new(snapshot, profile);

    public Outcome Read(Party from, Party to, DestinationGroup destination, AddressFamily family)
    {
        return destination.Ports.IsEmpty
            ? ReadEveryPort(from, to, destination.Via, family)
            : ReadSomePorts(from, to, destination, family);
    }

    private static IEnumerable<Caveat> CaveatsOf(IEnumerable<Decision> decisions) =>
        decisions.SelectMany(decision => (IEnumerable<Caveat>)decision.Caveats).Distinct();

    private Outcome ReadSomePorts(Party from, Party to, DestinationGroup destination, AddressFamily family)
    {
        List<Decision> decisions = [];
        TrafficSet ports = TrafficSet.None;
        foreach (TranslatedPort port in destination.Ports)
        {
            Decision decision = evaluator.Evaluate(new Connection(from, to, family, port.Protocol, port.Actual, destination.Via));
            decisions.Add(decision);
            if (decision.Verdict == Verdict.Allow)
            {
                ports = ports.Union(Of(port.Protocol, port.Asked));
            }
        }

        return Outcome(decisions, ports, side => LetThrough(decisions, side));
    }

    private Outcome ReadEveryPort(Party from, Party to, Via via, AddressFamily family)
    {
        TrafficSet egress = Allowed(from, to, Direction.Egress, family, via);
        TrafficSet ingress = Allowed(to, from, Direction.Ingress, family, via);
        List<Decision> decisions =
        [
            .. PortProbes.Between(evaluator, from, to)
                .Select(probe => evaluator.Evaluate(new Connection(from, to, family, probe.Protocol, probe.Port, via))),
        ];
        return Outcome(decisions, egress.Intersect(ingress), side => side == Direction.Egress ? egress : ingress);
    }

    private TrafficSet Allowed(Party subject, Party remote, Direction direction, AddressFamily family, Via via)
    {
        if (subject is not Party.Pod(var pod))
        {
            return TrafficSet.All;
        }

        AllowedRegion region = AllowedRegion.Fold(evaluator.ProgramOf(pod, direction));
        return _regions.AllowedTraffic(region, pod, remote, family, via);
    }

    private static Outcome Outcome(List<Decision> decisions, TrafficSet ports, Func<Direction, TrafficSet> traffic) => new(
        ports.IsEmpty ? Verdict.Deny : Verdict.Allow,
        ports,
        SideMerger.Merge(Direction.Egress, decisions, traffic(Direction.Egress)),
        SideMerger.Merge(Direction.Ingress, decisions, traffic(Direction.Ingress)),
        [.. CaveatsOf(decisions)]);

    private static TrafficSet LetThrough(List<Decision> decisions, Direction side) => decisions
        .Where(decision => decision.In(side).Verdict == Verdict.Allow)
        .Aggregate(TrafficSet.None, (set, decision) => set.Union(Of(decision.Connection.Protocol, decision.Connection.Port)));

    private static TrafficSet Of(Protocol protocol, ushort port) =>
        TrafficSet.Of(protocol, protocol == Protocol.Other ? PortSet.All : PortSet.Of(port));
}
