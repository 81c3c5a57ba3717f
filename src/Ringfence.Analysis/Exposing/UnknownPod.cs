using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>A pod that the input does not have: it stands for all that a selector matches, by labels alone.</summary>
/// <remarks>It has no address, so that no block of addresses takes it; those are exposures of their own.</remarks>
internal sealed class UnknownPod : IInventory
{
    // No object of Kubernetes can have such a name.
    private static readonly NamespaceName Unheard = new("\0");

    private readonly ClusterNamespace _home;

    private UnknownPod(ClusterNamespace home, LabelSet labels)
    {
        _home = home;
        Party = new Party.Pod(new Endpoint(new EndpointId("\0unknown"), home.Name, labels) { Addresses = EndpointAddresses.Known() });
    }

    /// <summary>The pod as the far side of connections.</summary>
    public Party.Pod Party { get; }

    /// <summary>A pod that a selector matches; null when none can be, or when the namespaces that it could be in are known and do not match.</summary>
    public static UnknownPod? TakenBy(EndpointSelector selector, ClusterSnapshot snapshot) =>
        LabelSample.TryFind(selector.Pods, out LabelSet labels) && HomeOf(selector.Namespaces, snapshot) is { } home
            ? new UnknownPod(home, labels)
            : null;

    /// <inheritdoc/>
    public ClusterNamespace NamespaceOf(Endpoint endpoint) => _home;

    /// <inheritdoc/>
    public ClusterNode? FindNode(NodeName name) => null;

    private static ClusterNamespace? HomeOf(NamespaceScope scope, ClusterSnapshot snapshot) => scope switch
    {
        NamespaceScope.Only(var name) => snapshot.FindNamespace(name) ?? ClusterNamespace.Assumed(name),
        NamespaceScope.Matching(var selector) => Matching(selector, snapshot),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled scope {scope.GetType().Name}."),
    };

    private static ClusterNamespace? Matching(LabelSelector selector, ClusterSnapshot snapshot)
    {
        if (!LabelSample.TryFind(selector, out LabelSet labels))
        {
            return null;
        }

        if (selector.Requirements.FirstOrDefault(requirement => requirement is { Key: ClusterNamespace.NameLabel, Operator: LabelOperator.In }) is not { } named)
        {
            ClusterNamespace unheard = ClusterNamespace.Given(Unheard, labels);
            return selector.Matches(unheard.Labels) ? unheard : null;
        }

        // Of a namespace that the input has, the labels are known; one that it has not may have any.
        return named.Values
            .Select(name => new NamespaceName(name))
            .Select(name => snapshot.FindNamespace(name) is { Provenance: Provenance.Given } given ? given : ClusterNamespace.Given(name, labels))
            .FirstOrDefault(space => selector.Matches(space.Labels));
    }
}
