using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>A port name of a rule that leads nowhere on any pod it could be for.</summary>
/// <param name="Port">Where it is written.</param>
/// <param name="Pods">The pods that it is for: those that the policy selects for ingress, the peers for egress.</param>
/// <param name="OtherProtocols">The protocols with which some of these pods declare the name; none when no pod does.</param>
internal sealed record NamedPort(RulePort Port, IReadOnlyList<LabelGroup> Pods, IReadOnlyList<Protocol> OtherProtocols)
{
    /// <summary>Every such name, in the order of the input. Names for pods that the input may lack are left out.</summary>
    public static IReadOnlyList<NamedPort> LeadingNowhere(LintContext context) => context.Shared(one => new All([.. Find(one)])).Ports;

    private static IEnumerable<NamedPort> Find(LintContext context)
    {
        GroupPorts declared = GroupPorts.Of(context);
        foreach (RulePort port in context.Policies.SelectMany(RulePort.Of).Where(port => port.Name.Length > 0))
        {
            IReadOnlyList<LabelGroup> pods = Destinations(context, port);
            if (pods.Count > 0 && !pods.Any(group => declared.NamesOf(group).Contains(new PortName(port.Name, port.Protocol))))
            {
                yield return new NamedPort(
                    port,
                    pods,
                    [.. ProtocolName.All.Where(protocol => pods.Any(group => declared.NamesOf(group).Contains(new PortName(port.Name, protocol))))]);
            }
        }
    }

    private static IReadOnlyList<LabelGroup> Destinations(LintContext context, RulePort port)
    {
        if (port.Direction == Direction.Ingress)
        {
            return context.KnowsPodsOf(port.Policy.Namespace) ? port.Policy.Subjects : [];
        }

        Peer peer = port.Peer;
        return PeerPods.AskForLabels(peer) && PeerPods.AreKnown(context, peer) ? [.. PeerPods.Of(context, peer).Where(group => group.Network == PodNetwork.Own)] : [];
    }

    private sealed record All(IReadOnlyList<NamedPort> Ports);
}
