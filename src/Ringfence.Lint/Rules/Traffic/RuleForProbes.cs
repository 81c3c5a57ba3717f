using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An ingress rule that lets nodes in on nothing but the ports of probes, which need no rule.</summary>
internal sealed class RuleForProbes : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.RuleForProbes;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        AddressSet nodes = AddressSet.OfRanges(
        [
            .. context.Snapshot.Nodes.Where(node => node.Addresses.Knowledge == AddressKnowledge.Exact).SelectMany(node => node.Addresses.Possible.Ranges),
        ]);
        return context.Policies
            .SelectMany(policy => policy.Rules)
            .Where(rule => rule.Direction == Direction.Ingress && rule.Written.Ports.Count > 0 && IsForNodes(rule, nodes) && IsForProbes(context, rule))
            .Select(rule => rule.Policy.Report(Descriptor, rule.Head, rule.Compiled.Match.Traffic.Numbers.ToString(), NameList.Workloads(rule.Policy.Subjects)));
    }

    // Nodes may be there for more than their probes in a block of the whole internet.
    private static bool IsForNodes(PolicyRule rule, AddressSet nodes) =>
        rule.Peers.Any() && rule.Peers.All(peer => peer.Compiled is Peer.Networks networks && networks.Included.All(block => block.PrefixLength > 0) && networks.Addresses.Overlaps(nodes));

    private static bool IsForProbes(LintContext context, PolicyRule rule) =>
        rule.Policy.Subjects.Count > 0 && rule.Policy.Subjects.All(group => IsProbed(context, rule, group) && !IsReachedByNodes(context, group));

    private static bool IsProbed(LintContext context, PolicyRule rule, LabelGroup group) => group.Members
        .Select(member => (member.Ports, Needs: context.Documents.NeedsOf(member)))
        .Distinct()
        .All(one => !one.Needs.Probes.IsEmpty
            && rule.Compiled.Match.Traffic.On(one.Ports).Except(Probed(one.Needs)).IsEmpty);

    private static TrafficSet Probed(PodNeeds needs) => needs.Probes
        .SelectMany(probe => ushort.TryParse(probe.Port, out ushort number)
            ? [number]
            : needs.Ports.Where(port => port.Name == probe.Port && port.Number > 0).Select(port => (ushort)port.Number))
        .Where(number => number > 0)
        .Aggregate(TrafficSet.None, (all, number) => all.Union(TrafficSet.Of(Protocol.Tcp, PortSet.Of(number))));

    // Through these Services, clients come with the address of a node.
    private static bool IsReachedByNodes(LintContext context, LabelGroup group) =>
        ServiceIndex.Of(context).Before(group).Any(lead => lead.Service.Kind is ServiceKind.NodePort or ServiceKind.LoadBalancer);
}
