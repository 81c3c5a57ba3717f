using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Replicas of a StatefulSet that show in some way that they talk to each other, and may not.</summary>
internal sealed class StatefulSetPeers : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.StatefulSetPeers;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => Replicas.Apart(context)
        .Where(one => one.Evidence.Length > 0)
        .Select(one => one.Obstacle.Report(Descriptor, one.Set, one.Evidence));
}
