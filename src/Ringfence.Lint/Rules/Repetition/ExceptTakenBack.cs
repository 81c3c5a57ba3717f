using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An <c>except</c> whose addresses another rule allows to the same pods, with all that the block itself allows: it denies nothing.</summary>
internal sealed class ExceptTakenBack : ILintRule
{
    private const int MostCompared = 256;

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => RepetitionDiagnostics.ExceptTakenBack;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        SubjectCover subjects = SubjectCover.Of(context);
        foreach (BlockPeer block in BlockPeer.Of(context).Where(block => block.Written.Except.Count > 0))
        {
            PolicyRule[] others =
            [
                .. subjects.Over(block.Rule.Policy).Prepend(block.Rule.Policy)
                    .SelectMany(policy => policy.RulesIn(block.Rule.Direction))
                    .Take(MostCompared),
            ];
            foreach ((Located<string> written, Cidr hole) in block.Written.Except.Zip(block.Compiled.Excluded))
            {
                RuleMatch denied = block.Rule.Compiled.Match with { Peer = new Peer.Networks([hole], [], block.Compiled.Scope) };
                PolicyRule? other = Array.Find(others, rule => rule.Compiled.Match.Covers(denied));
                if (other is not null)
                {
                    string traffic = block.Rule.Written.Ports.Count == 0 ? "every port" : "the same ports";
                    yield return block.Rule.Policy.Report(Descriptor, written.Node, hole.ToString(), $"`{other.Compiled.Ref}`", other.Head.Location.ToString(), traffic);
                }
            }
        }
    }
}
