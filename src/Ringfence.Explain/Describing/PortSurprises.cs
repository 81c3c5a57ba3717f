using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What may surprise about the ports of a policy's rules.</summary>
internal sealed class PortSurprises(ClusterSnapshot snapshot, PodCount pods, Evaluator evaluator)
{
    private const ushort Dns = 53;

    public IEnumerable<string> Of(Policy policy, ValueArray<Endpoint> subjects)
    {
        IEnumerable<string> ingress =
            from rule in policy.Ingress.Rules
            from surprise in OfRule(rule, subjects).Concat(ServicePorts(rule, subjects))
            select $"{RulePlace.Of(rule.Ref)}: {surprise}";
        IEnumerable<string> egress =
            from rule in policy.Egress.Rules
            from surprise in OfRule(rule, DestinationsOf(rule.Match.Peer))
            select $"{RulePlace.Of(rule.Ref)}: {surprise}";
        bool noDns = policy.Egress.Isolation == Isolation.DefaultDeny && !AllowsDns(policy.Egress.Rules) && !OthersAllowDns(subjects);
        IEnumerable<string> dns = noDns ? ["No rule lets DNS out (UDP and TCP 53), so the pods cannot look up names."] : [];
        return ingress.Concat(egress).Concat(dns);
    }

    private static IEnumerable<string> OfRule(Rule rule, ValueArray<Endpoint> destinations)
    {
        TrafficPattern traffic = rule.Match.Traffic;
        if (traffic.Numbers.Tcp.IsAll && traffic.Numbers.Udp.IsEmpty && traffic.Numbers.Sctp.IsEmpty)
        {
            yield return "a port entry without protocol means TCP, so this is every TCP port and nothing else.";
        }

        foreach (PortName name in traffic.Names.ToArray())
        {
            if (destinations.Any(pod => pod.Ports.Any(port => port.Name == name.Name && port.Protocol == name.Protocol)))
            {
                continue;
            }

            bool otherProtocol = destinations.Any(pod => pod.Ports.Any(port => port.Name == name.Name));
            yield return otherProtocol
                ? $"port name {name.Name} is declared, but not for {name.Protocol.ToName()}, so it matches nothing."
                : $"no pod it is about declares a {name.Protocol.ToName()} port named {name.Name}, so the name matches nothing.";
        }
    }

    private static bool AllowsDns(IEnumerable<Rule> rules) => rules.Any(rule => rule.Match.Traffic.Numbers.Contains(Protocol.Udp, Dns)
        || rule.Match.Traffic.Names.Any(name => name.Protocol == Protocol.Udp));

    private bool OthersAllowDns(ValueArray<Endpoint> subjects) => !subjects.IsEmpty && subjects.All(pod =>
        AllowsDns(evaluator.ProgramOf(pod, Direction.Egress).Tiers.SelectMany(tier => (IEnumerable<Rule>)tier.Rules)));

    /// <summary>The pods that an egress rule leads to: where its port names are looked up.</summary>
    private ValueArray<Endpoint> DestinationsOf(Peer peer) => peer switch
    {
        Peer.Anywhere => pods.Reached(new EndpointSelector(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything)),
        Peer.Endpoints(var selector) => pods.Reached(selector),
        Peer.AnyOf(var peers) => [.. peers.SelectMany(one => (IEnumerable<Endpoint>)DestinationsOf(one)).Distinct()],
        _ => [],
    };

    /// <summary>Policies look at the pod's own port; a Service's number works only where the two are the same (docs/semantics.md 5.4).</summary>
    private IEnumerable<string> ServicePorts(Rule rule, ValueArray<Endpoint> subjects)
    {
        TrafficSet numbers = rule.Match.Traffic.Numbers;
        foreach (Service service in snapshot.Services.Where(service => service.Selector is not null).OrderBy(service => service.Name.ToString(), StringComparer.Ordinal))
        {
            if (!subjects.Any(pod => pod.Namespace == service.Name.Namespace && service.Selector!.Matches(pod.Labels)))
            {
                continue;
            }

            foreach (ServicePort port in service.Ports.ToArray())
            {
                if (port.Target is TargetPort.Number(var target) && numbers.Contains(port.Protocol, port.Port) && !numbers.Contains(port.Protocol, target))
                {
                    yield return $"{port.Protocol.ToName()} {port.Port} is the port of {service.Name}, which leads to {target} on the pods; policies look at {target}.";
                }
            }
        }
    }
}
