using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Replicas of a StatefulSet that may not talk to each other, where nothing shows whether they do.</summary>
internal sealed class StatefulSetApart : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.StatefulSetApart;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => Replicas.Apart(context)
        .Where(one => one.Evidence.Length == 0)
        .Select(one => one.Obstacle.Report(Descriptor, one.Set));
}
