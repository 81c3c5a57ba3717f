using Ringfence.Diagnostics;
using Ringfence.Dialects;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A peer, a port or an exception that stands in its list already.</summary>
internal sealed class ItemRepeated : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => RepetitionDiagnostics.ItemRepeated;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context) => context.Policies
        .SelectMany(policy => policy.Rules)
        .SelectMany(rule => Lists(rule).SelectMany(list => Repeated(rule.Policy, list)));

    private static IEnumerable<ItemList> Lists(PolicyRule rule)
    {
        SyntaxNode written = rule.Written.Node;
        yield return rule.PeersKey == "from"
            ? new ItemList("from", written["from"u8], [.. rule.Peers.Select(peer => peer.Compiled)])
            : new ItemList("to", written["to"u8], [.. rule.Peers.Select(peer => peer.Compiled)]);
        yield return new ItemList("ports", written["ports"u8], [.. rule.Written.Ports.Select(Meaning)]);
        foreach (BlockPeer block in BlockPeer.Of(rule))
        {
            yield return new ItemList("except", block.Written.Node["except"u8], [.. block.Compiled.Excluded]);
        }
    }

    // What it says, wherever it stands.
    private static object Meaning(NetworkPolicyPort port) =>
        (port.Protocol?.Value, port.Port is PortValue.Number number ? number.Value : 0, port.Port is PortValue.Name name ? name.Value : null, port.EndPort?.Value);

    private IEnumerable<Diagnostic> Repeated(LintPolicy policy, ItemList list)
    {
        Dictionary<object, (int Index, SyntaxNode Node)> first = [];
        int index = 0;
        foreach (SyntaxNode item in list.Node.Items)
        {
            if (index < list.Meanings.Count && !first.TryAdd(list.Meanings[index], (index, item)))
            {
                (int Index, SyntaxNode Node) twin = first[list.Meanings[index]];
                yield return policy.Report(Descriptor, item, $"{list.Name}[{twin.Index}]", twin.Node.Location.ToString()) with { Fix = Removal(list, index) };
            }

            index++;
        }
    }

    private static SuggestedFix? Removal(ItemList list, int index) =>
        ItemRemoval.Of(list.Node, index) is { } change ? new SuggestedFix($"remove the item of `{list.Name}` that stands there twice", [change]) : null;

    /// <summary>A list of a rule.</summary>
    /// <param name="Name">Its key.</param>
    /// <param name="Node">The list.</param>
    /// <param name="Meanings">What its items say, in their order; equal where they say the same.</param>
    private sealed record ItemList(string Name, SyntaxNode Node, IReadOnlyList<object> Meanings);
}
