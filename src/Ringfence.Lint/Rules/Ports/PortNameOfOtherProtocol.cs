using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A port name that pods declare with another protocol than the rule asks for.</summary>
internal sealed class PortNameOfOtherProtocol : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PortDiagnostics.NameOfOtherProtocol;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => NamedPort.LeadingNowhere(context)
        .Where(named => named.OtherProtocols.Count > 0)
        .Select(named => named.Port.Policy.Report(
            Descriptor,
            named.Port.Written.Port!.Node,
            named.Port.Name,
            named.Port.Protocol.ToName(),
            NameList.Workloads(named.Pods.Where(group => GroupPorts.Of(context).NamesOf(group).Any(name => name.Name == named.Port.Name))),
            string.Join(" and ", named.OtherProtocols.Select(protocol => protocol.ToName()))));
}
