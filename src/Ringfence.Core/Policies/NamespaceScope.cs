namespace Ringfence.Core;

/// <summary>Which namespaces an endpoint selector looks in; a closed set of cases.</summary>
public abstract record NamespaceScope
{
    private NamespaceScope()
    {
    }

    /// <summary>One namespace, by name: the policy's own.</summary>
    public sealed record Only(NamespaceName Name) : NamespaceScope;

    /// <summary>Every namespace whose labels a selector matches; the empty selector means all, the policy's own included.</summary>
    public sealed record Matching(LabelSelector Selector) : NamespaceScope;
}
