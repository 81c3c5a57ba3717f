namespace Ringfence.Syntax;

/// <summary>One Kubernetes object as text: a YAML document, a JSON value, or one item of a List; Lists are already taken apart.</summary>
/// <param name="ApiVersion">The object's <c>apiVersion</c>, inherited from a typed list (<c>PodList</c>) where the item has none; empty when there is none.</param>
/// <param name="Kind">The object's <c>kind</c>, inherited in the same way; empty when there is none.</param>
/// <param name="Root">The object itself; a mapping unless the document was something else.</param>
public sealed record SyntaxDocument(string ApiVersion, string Kind, SyntaxNode Root)
{
    /// <summary>Where the object stands.</summary>
    public SourceLocation Location => Root.Location;
}
