using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Which ports to ask about when the question names none: one for every stretch that the rules in play treat alike.</summary>
internal static class PortProbes
{
    private static readonly ValueArray<Protocol> WithPorts = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp];

    /// <summary>The first port of every stretch, by protocol.</summary>
    /// <remarks>Protocols without ports are left out: their outcome is undefined, and the regions answer for them.</remarks>
    public static IEnumerable<(Protocol Protocol, ushort Port)> Between(Evaluator evaluator, Party from, Party to)
    {
        ValueArray<ContainerPort> declared = to is Party.Pod(var pod) ? pod.Ports : [];
        List<TrafficSet> sets = [.. RulesOf(evaluator, from, Direction.Egress).Concat(RulesOf(evaluator, to, Direction.Ingress)).Select(rule => rule.Match.Traffic.On(declared)).Distinct()];
        return WithPorts.SelectMany(protocol => StartsOf(sets, protocol).Select(port => (protocol, port)));
    }

    private static IEnumerable<Rule> RulesOf(Evaluator evaluator, Party party, Direction direction) => party is Party.Pod(var pod)
        ? evaluator.ProgramOf(pod, direction).Tiers.SelectMany(tier => (IEnumerable<Rule>)tier.Rules)
        : [];

    private static IEnumerable<ushort> StartsOf(List<TrafficSet> sets, Protocol protocol)
    {
        SortedSet<int> starts = [1];
        foreach (TrafficSet set in sets)
        {
            foreach (PortRange range in set.PortsOf(protocol).Ranges)
            {
                starts.Add(range.First);
                starts.Add(range.Last + 1);
            }
        }

        return starts.Where(start => start <= ushort.MaxValue).Select(start => (ushort)start);
    }
}
