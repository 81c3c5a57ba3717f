using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Takes <c>List</c> and typed lists (<c>PodList</c>) apart, as kubectl does.</summary>
internal static class ObjectList
{
    private const string Suffix = "List";

    /// <summary>The objects of one document; none when it is empty or null.</summary>
    public static IEnumerable<SyntaxDocument> TakeApart(SyntaxNode root, DiagnosticSink sink) =>
        root.Kind == NodeKind.Null ? [] : TakeApart(root, string.Empty, string.Empty, sink);

    /// <summary>The objects of a node that may itself be a list; the names given are those of the list around it, for items that have none.</summary>
    public static IEnumerable<SyntaxDocument> TakeApart(SyntaxNode node, string apiVersion, string kind, DiagnosticSink sink)
    {
        Stack<(SyntaxNode Node, string ApiVersion, string Kind)> waiting = new([(node, apiVersion, kind)]);
        while (waiting.TryPop(out (SyntaxNode Node, string ApiVersion, string Kind) next))
        {
            (string ownVersion, string ownKind) = (TextOf(next.Node["apiVersion"u8]), TextOf(next.Node["kind"u8]));
            SyntaxDocument document = new(ownVersion.Length > 0 ? ownVersion : next.ApiVersion, ownKind.Length > 0 ? ownKind : next.Kind, next.Node);
            if (!IsList(document))
            {
                yield return document;
                continue;
            }

            SyntaxNode list = next.Node["items"u8];
            if (list.Kind is not (NodeKind.Sequence or NodeKind.Null or NodeKind.Missing))
            {
                sink.Report(new Diagnostic(ReadDiagnostics.InvalidItems, list.Location, document.Kind, NodeWords.Of(list.Kind)));
            }

            List<SyntaxNode> items = [];
            foreach (SyntaxNode item in list.Items)
            {
                items.Add(item);
            }

            items.Reverse();
            (string itemVersion, string itemKind) = Inherited(document.ApiVersion, document.Kind);
            foreach (SyntaxNode item in items)
            {
                waiting.Push((item, itemVersion, itemKind));
            }
        }
    }

    /// <summary>What the items of a list are when they do not say so: a <c>PodList</c> holds Pods, a <c>List</c> says nothing.</summary>
    public static (string ApiVersion, string Kind) Inherited(string listVersion, string listKind)
    {
        string kind = listKind.EndsWith(Suffix, StringComparison.Ordinal) ? listKind[..^Suffix.Length] : string.Empty;
        return kind.Length == 0 ? (string.Empty, string.Empty) : (listVersion, kind);
    }

    /// <summary>A scalar's text; empty for what is missing, null or a collection.</summary>
    public static string TextOf(SyntaxNode node) => node.Kind == NodeKind.Null ? string.Empty : node.Text;

    // A list has no name; an object of one's own kind that ends in List (`AccessList`) has one, and usually no items.
    private static bool IsList(SyntaxDocument document) =>
        document.Kind.EndsWith(Suffix, StringComparison.Ordinal) && (document.Root["items"u8].Kind != NodeKind.Missing || !IsNamed(document.Root["metadata"u8]));

    private static bool IsNamed(SyntaxNode metadata) => TextOf(metadata["name"u8]).Length > 0 || TextOf(metadata["generateName"u8]).Length > 0;
}
