using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>SCTP on a plugin that does not handle it.</summary>
internal sealed class IgnoredSctp : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PluginDiagnostics.SctpIgnored;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => IgnoredPorts.Find(context, plugin => plugin.WhyNoSctp, port => port.Protocol == Protocol.Sctp)
        .Select(found => found.Port.Policy.Report(Descriptor, found.Port.Written.Protocol?.Node ?? found.Port.Written.Node, found.Plugin.Name, found.Why));
}
