using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>An ipBlock of a rule, as written and as compiled.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Written">As written.</param>
/// <param name="Compiled">The addresses it comes to.</param>
internal sealed record BlockPeer(PolicyRule Rule, IpBlock Written, Peer.Networks Compiled)
{
    /// <summary>The block as it is meant, without its exceptions.</summary>
    public Cidr Block => Compiled.Included[0];

    /// <summary>Whether it begins with every address of a family.</summary>
    public bool IsWhole => Block.PrefixLength == 0;

    /// <summary>Whether it names a single address.</summary>
    public bool IsSingle => Block.PrefixLength == Cidr.BitsOf(Block.Family);

    /// <summary>Every block of a cluster's policies, in the order of the input.</summary>
    public static IReadOnlyList<BlockPeer> Of(LintContext context) => context.Shared(Gather);

    /// <summary>The blocks of a rule.</summary>
    public static IEnumerable<BlockPeer> Of(PolicyRule rule) => rule.Peers
        .Where(peer => peer.Written.IpBlock is not null)
        .Select(peer => new BlockPeer(rule, peer.Written.IpBlock!, (Peer.Networks)peer.Compiled));

    /// <summary>A finding at the block.</summary>
    public Diagnostic Report(DiagnosticDescriptor descriptor, params IReadOnlyList<string> arguments) =>
        Rule.Policy.Report(descriptor, Written.Cidr.Node, arguments);

    private static IReadOnlyList<BlockPeer> Gather(LintContext context) => [.. context.Policies.SelectMany(policy => policy.Rules).SelectMany(Of)];
}
