using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A range of ports on a plugin that opens the first of them alone.</summary>
internal sealed class IgnoredRange : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PluginDiagnostics.RangeIgnored;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => IgnoredPorts.Find(context, plugin => plugin.WhyNoRanges, port => port.Written.EndPort is not null)
        .Select(found => found.Port.Policy.Report(Descriptor, found.Port.Written.EndPort!.Value.Node, found.Plugin.Name, found.Why, $"{((Dialects.PortValue.Number)found.Port.Written.Port!).Value}", $"{found.Port.Written.EndPort!.Value.Value}"));
}
