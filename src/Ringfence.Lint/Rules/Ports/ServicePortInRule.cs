using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>The port of a Service where policies judge the port of the pods behind it.</summary>
internal sealed class ServicePortInRule : ILintRule
{
    // What to say of it when DNS pods listen elsewhere is for the rules about names.
    private const ushort Dns = 53;

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PortDiagnostics.ServicePort;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (RulePort port in context.Policies.SelectMany(RulePort.Of).Where(port => port.Number is not (0 or Dns)))
        {
            IReadOnlyList<LabelGroup> pods = port.Direction == Direction.Ingress ? port.Policy.Subjects : Named(context, port.Peer);
            BackendGroup[] leads = [.. Leads(context, port, pods)];
            if (leads.Length > 0 && !IsOpenAnyway(port, leads) && pods.All(group => LeadsElsewhere(context, port, group)))
            {
                yield return port.Policy.Report(
                    Descriptor,
                    port.Written.Port!.Node,
                    $"{port.Protocol.ToName()} {port.Number}",
                    NameList.Of(leads.Select(lead => lead.ServiceText)),
                    string.Join(" and ", leads.Select(lead => $"`{lead.Port}`").Distinct()),
                    NameList.Workloads(leads.Select(lead => lead.Group))) with { Fix = AllowOwnPort(port, leads) };
            }
        }
    }

    // A port towards everybody, or towards addresses, need not be meant for the pods of one Service.
    private static IReadOnlyList<LabelGroup> Named(LintContext context, Peer peer) =>
        peer is Peer.AnyOf(var peers) && peers.All(one => one is Peer.Endpoints && !PeerPods.IsEverybody(one))
            ? [.. PeerPods.Of(context, peer).Where(group => group.Network == PodNetwork.Own)]
            : [];

    private static IEnumerable<BackendGroup> Leads(LintContext context, RulePort port, IReadOnlyList<LabelGroup> pods) => pods
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

    // Beside what is written: whoever listens there after all is not cut off.
    private static SuggestedFix? AllowOwnPort(RulePort port, BackendGroup[] leads)
    {
        ushort[] own = [.. leads.Select(lead => lead.Port).Distinct()];
        Fragment added = Fragment.Map(("protocol", new Fragment.Text(port.Protocol.ToName())), ("port", new Fragment.Number(own[0])));
        return own.Length == 1 && NodeEditor.AddItem(port.Rule.Written.Node["ports"u8], added) is { } change
            ? new SuggestedFix($"allow the pods' own port beside that of the Service in {port.Policy}", [change])
            {
                Effect = new FixEffect.Opens($"{port.Protocol.ToName()} {own[0]}"),
            }
            : null;
    }
}
