using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A port name on a plugin that resolves none.</summary>
internal sealed class IgnoredName : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PluginDiagnostics.NameIgnored;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => IgnoredPorts.Find(context, plugin => plugin.WhyNoNames, port => port.Name.Length > 0)
        .Select(found => found.Port.Policy.Report(Descriptor, found.Port.Written.Port!.Node, found.Plugin.Name, found.Why, found.Port.Name));
}
