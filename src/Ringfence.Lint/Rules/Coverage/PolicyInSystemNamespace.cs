using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A policy in a namespace of the cluster itself.</summary>
internal sealed class PolicyInSystemNamespace : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => CoverageDiagnostics.InSystemNamespace;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => context.Policies
        .Where(policy => SystemSpaces.IsOne(policy.Namespace))
        .Select(policy => policy.Report(
            Descriptor,
            policy.Head,
            policy.Namespace.Value,
            policy.Subjects.Count > 0 ? $", here {NameList.Workloads(policy.Subjects)}" : string.Empty));
}
