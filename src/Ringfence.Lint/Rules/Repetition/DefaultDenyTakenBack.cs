using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An allow of every address but a few, beside a default deny for the same pods: of the deny only the few are left.</summary>
internal sealed class DefaultDenyTakenBack : ILintRule
{
    // Wider exceptions than these leave out somebody's whole network, which is what allows of the internet look like.
    private const int WidestIPv4 = 16;
    private const int WidestIPv6 = 48;

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => RepetitionDiagnostics.DefaultDenyTakenBack;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        ILookup<NamespaceName, LintPolicy> denies = context.Policies
            .Where(policy => policy.Compiled.Subject.Pods.IsEverything)
            .ToLookup(policy => policy.Namespace);
        foreach (BlockPeer block in BlockPeer.Of(context))
        {
            LintPolicy policy = block.Rule.Policy;
            Direction direction = block.Rule.Direction;
            if (!IsAllButAFew(block) || !policy.Compiled.Subject.Pods.IsEverything || !WholeBlock.IsEveryPort(block.Rule.Compiled.Match.Traffic))
            {
                continue;
            }

            LintPolicy? deny = denies[policy.Namespace]
                .FirstOrDefault(other => other != policy && other.Compiled.In(direction) is { Isolation: Isolation.DefaultDeny, Rules.IsEmpty: true });
            if (deny is not null)
            {
                yield return block.Report(
                    Descriptor,
                    direction.Field(),
                    NameList.Of(block.Compiled.Excluded.Select(hole => hole.ToString())),
                    $"`{deny.Ref}`",
                    deny.Head.Location.ToString());
            }
        }
    }

    private static bool IsAllButAFew(BlockPeer block) => block.IsWhole
        && block.Compiled.Excluded.Count > 0
        && block.Compiled.Excluded.All(hole => hole.PrefixLength >= (hole.Family == AddressFamily.IPv4 ? WidestIPv4 : WidestIPv6));
}
