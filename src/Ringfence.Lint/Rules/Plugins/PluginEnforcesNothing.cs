using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A network plugin in the input that enforces no policy, with none beside it that does.</summary>
internal sealed class PluginEnforcesNothing : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => PluginDiagnostics.EnforcesNothing;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        IReadOnlyList<NetworkPlugin> plugins = NetworkPlugins.Of(context).Found;
        if (context.Policies.Count == 0 || plugins.Count == 0 || plugins.Any(plugin => plugin.Enforces))
        {
            yield break;
        }

        NetworkPlugin plugin = plugins[0];
        string policies = context.Policies.Count == 1 ? "the policy of the input has no effect" : $"none of the {context.Policies.Count} policies of the input has any effect";
        string[] arguments = [plugin.Name, policies, plugin.Remedy, plugin.WhyNoPolicies];
        yield return plugin.Source is { } source
            ? source.Report(Descriptor, source.Head, arguments)
            : context.Policies[0].Report(Descriptor, context.Policies[0].Head, arguments);
    }
}
