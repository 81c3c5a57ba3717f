using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Two list items of which the cluster says that both at once were meant.</summary>
internal sealed class EitherWhereBothMeant : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.EitherWhereBoth;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PeerPair pair in PeerPair.Of(context))
        {
            if (pair.Evidence(context) is { Length: > 0 } evidence)
            {
                yield return pair.Rule.Policy.Report(Descriptor, pair.Second.Node, pair.Rule.PeersKey, evidence);
            }
        }
    }
}
