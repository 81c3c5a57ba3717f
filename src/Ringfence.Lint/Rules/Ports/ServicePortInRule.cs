using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>The port of a Service where policies judge the port of the pods behind it.</summary>
internal sealed class ServicePortInRule : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PortDiagnostics.ServicePort;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach ((RulePort port, IReadOnlyList<BackendGroup> leads) in ServicePortUse.Of(context))
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

    // Beside what is written: whoever listens there after all is not cut off.
    private static SuggestedFix? AllowOwnPort(RulePort port, IReadOnlyList<BackendGroup> leads)
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
