using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>What a manifest says in <c>metadata</c> (meta/v1 <c>ObjectMeta</c>). What only the server sets is checked for its type and not kept.</summary>
/// <param name="Node">The metadata, or the object when it has none.</param>
/// <param name="Name">The name; empty when absent.</param>
/// <param name="GenerateName">The beginning from which the server makes a name; empty when absent.</param>
/// <param name="Namespace">The namespace; empty when absent.</param>
/// <param name="Labels">The labels in the order written.</param>
/// <param name="Annotations">The annotations in the order written.</param>
/// <param name="OwnerReferences">The owners in order.</param>
/// <param name="OwnerReferencesNode">The list of owners, or the metadata.</param>
/// <param name="Finalizers">The finalizers in order.</param>
/// <param name="FinalizersNode">The list of finalizers, or the metadata.</param>
public sealed record ObjectMetadata(
    SyntaxNode Node,
    Located<string> Name,
    Located<string> GenerateName,
    Located<string> Namespace,
    IReadOnlyList<LabelEntry> Labels,
    IReadOnlyList<LabelEntry> Annotations,
    IReadOnlyList<OwnerReference> OwnerReferences,
    SyntaxNode OwnerReferencesNode,
    IReadOnlyList<Located<string>> Finalizers,
    SyntaxNode FinalizersNode);
