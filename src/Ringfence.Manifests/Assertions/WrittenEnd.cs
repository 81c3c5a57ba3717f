using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Manifests;

/// <summary>An end of connections as a test writes it; a closed set of cases.</summary>
public abstract record WrittenEnd
{
    private WrittenEnd(SyntaxNode node) => Node = node;

    /// <summary>Where it is written.</summary>
    public SyntaxNode Node { get; }

    /// <summary>A name, as questions have them: <c>shop/web</c>, <c>svc/shop/api</c>, <c>node/n1</c>, <c>10.0.0.0/8</c>.</summary>
    public sealed record Named(string Text, SyntaxNode Node) : WrittenEnd(Node);

    /// <summary>Pods by namespace and labels.</summary>
    /// <param name="Namespaces">In which namespaces.</param>
    /// <param name="Pods">Which pods there.</param>
    /// <param name="Node">Where it is written.</param>
    public sealed record Selected(NamespaceScope Namespaces, LabelSelector Pods, SyntaxNode Node) : WrittenEnd(Node);

    /// <summary>Addresses outside the cluster.</summary>
    public sealed record Outside(AddressSet Addresses, SyntaxNode Node) : WrittenEnd(Node);
}
