using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>A port of a rule that is a Service's, where the pods behind it listen at another.</summary>
/// <param name="Port">Where it is written.</param>
/// <param name="Leads">The Service ports that it is taken from, and the pods behind them; at least one.</param>
internal sealed record ServicePortUse(RulePort Port, IReadOnlyList<BackendGroup> Leads)
{
    // What to say of it when DNS pods listen elsewhere is for the rules about names.
    private const ushort Dns = 53;

    /// <summary>Every such port, in the order of the input.</summary>
    public static IReadOnlyList<ServicePortUse> Of(LintContext context) => context.Shared(one => new All([.. Find(one)])).Ports;

    private static IEnumerable<ServicePortUse> Find(LintContext context)
    {
        foreach (RulePort port in context.Policies.SelectMany(RulePort.Of).Where(port => port.Number is not (0 or Dns)))
        {
            IReadOnlyList<LabelGroup> pods = port.Direction == Direction.Ingress ? port.Policy.Subjects : Named(context, port.Peer);
            BackendGroup[] leads = [.. LeadsOf(context, port, pods)];
            if (leads.Length > 0 && !IsOpenAnyway(port, leads) && pods.All(group => LeadsElsewhere(context, port, group)))
            {
                yield return new ServicePortUse(port, leads);
            }
        }
    }

    // A port towards everybody, or towards addresses, need not be meant for the pods of one Service.
    private static IReadOnlyList<LabelGroup> Named(LintContext context, Peer peer) =>
        peer is Peer.AnyOf(var peers) && peers.All(one => one is Peer.Endpoints && !PeerPods.IsEverybody(one))
            ? [.. PeerPods.Of(context, peer).Where(group => group.Network == PodNetwork.Own)]
            : [];

    private static IEnumerable<BackendGroup> LeadsOf(LintContext context, RulePort port, IReadOnlyList<LabelGroup> pods) => pods
        .SelectMany(ServiceIndex.Of(context).Before)
        .Where(lead => lead.Entry.Port == port.Number && lead.Entry.Protocol == port.Protocol && lead.Port != port.Number);

    // A group of which nothing is known may well listen there.
    private static bool LeadsElsewhere(LintContext context, RulePort port, LabelGroup group)
    {
        IReadOnlyList<BackendGroup> leads = ServiceIndex.Of(context).Before(group);
        IReadOnlySet<(Protocol, int)> declared = GroupPorts.Of(context).NumbersOf(group);
        return !declared.Contains((port.Protocol, port.Number))
            && !leads.Any(lead => lead.Port == port.Number && lead.Entry.Protocol == port.Protocol)
            && (declared.Count > 0 || leads.Any(lead => lead.Entry.Port == port.Number && lead.Entry.Protocol == port.Protocol));
    }

    // Whoever allows both numbers knows what they do.
    private static bool IsOpenAnyway(RulePort port, BackendGroup[] leads) => leads.All(lead =>
        port.Policy.Compiled.In(port.Direction).Rules.Any(rule => rule.Match.Traffic.On(lead.Group.Sample.Ports).Contains(port.Protocol, lead.Port)));

    private sealed record All(IReadOnlyList<ServicePortUse> Ports);
}
