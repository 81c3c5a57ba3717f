namespace Ringfence.Core;

/// <summary>Selects endpoints by their labels, in some namespaces. Service accounts and reserved identities join here with the dialects that have them.</summary>
public sealed record EndpointSelector(NamespaceScope Namespaces, LabelSelector Pods)
{
    /// <summary>Whether the selector takes an endpoint that lives in a namespace with these labels. Says nothing of hostNetwork or phase.</summary>
    public bool Matches(Endpoint endpoint, LabelSet namespaceLabels) => Pods.Matches(endpoint.Labels) && Namespaces switch
    {
        NamespaceScope.Only(var name) => endpoint.Namespace == name,
        NamespaceScope.Matching(var selector) => selector.Matches(namespaceLabels),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled scope {Namespaces.GetType().Name}."),
    };
}
