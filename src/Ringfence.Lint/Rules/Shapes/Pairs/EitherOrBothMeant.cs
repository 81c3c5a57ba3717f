using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Two list items of which nothing in the input says whether both at once were meant.</summary>
internal sealed class EitherOrBothMeant : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => ShapeDiagnostics.EitherOrBoth;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (PeerPair pair in PeerPair.Of(context))
        {
            if (pair.Evidence(context).Length == 0 && pair.IsOpen(context))
            {
                yield return pair.Rule.Policy.Report(
                    Descriptor, pair.Second.Node, pair.Rule.PeersKey, pair.Spaces.ToString(), pair.Rule.Policy.Namespace.Value, pair.Pods.ToString());
            }
        }
    }
}
