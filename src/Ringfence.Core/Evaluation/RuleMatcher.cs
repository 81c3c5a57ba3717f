namespace Ringfence.Core;

/// <summary>Holds one rule against one side of a connection: family, traffic and peer must all fit.</summary>
internal sealed class RuleMatcher(PeerMatcher peers)
{
    public Finding Match(RuleMatch rule, Encounter met, Protocol protocol, ushort port)
    {
        Finding family = rule.Takes(met.Family) ? Finding.Yes : Finding.No(new Miss.OtherFamily(met.Family));
        Finding traffic = MatchTraffic(rule.Traffic, met, protocol, port);
        return Finding.And(Finding.And(family, traffic), peers.Match(rule.Peer, met));
    }

    private static Finding MatchTraffic(TrafficPattern traffic, Encounter met, Protocol protocol, ushort port)
    {
        if (traffic.Numbers.Contains(protocol, port))
        {
            return Finding.Yes;
        }

        ValueArray<ContainerPort> declared = met.DestinationPorts;
        if (!traffic.On(declared).Contains(protocol, port))
        {
            return new Finding(Fit.Misses, [.. WhyNot(traffic, declared, protocol, port)], []);
        }

        ValueArray<ContainerPort> regular = [.. declared.Where(one => one.Container == ContainerKind.Regular)];
        return traffic.On(regular).Contains(protocol, port)
            ? Finding.Yes
            : Finding.Yes.RestingOn(new Caveat(CaveatCode.SidecarPortName, [NameOf(traffic, declared, protocol, port)]));
    }

    private static IEnumerable<Miss> WhyNot(TrafficPattern traffic, ValueArray<ContainerPort> declared, Protocol protocol, ushort port)
    {
        // A rule of names alone has no numbers to be outside of, unless it lists nothing at all.
        if (!traffic.Numbers.IsEmpty || traffic.Names.IsEmpty)
        {
            yield return new Miss.Port(protocol, port, traffic.Numbers);
        }

        foreach (PortName name in traffic.Names.ToArray())
        {
            yield return new Miss.PortNamed(name, [.. declared.Where(one => one.Name == name.Name)]);
        }
    }

    private static string NameOf(TrafficPattern traffic, ValueArray<ContainerPort> declared, Protocol protocol, ushort port) =>
        declared.First(one => one.Protocol == protocol && one.Number == port && traffic.Names.Contains(new PortName(one.Name, protocol))).Name;
}
