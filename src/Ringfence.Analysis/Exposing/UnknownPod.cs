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

    /// <summary>
    /// One pod for each way in which a selector can match that others tell apart; none when it cannot, or when the namespaces that such a pod
    /// could be in are known and do not match.
    /// </summary>
    public static IReadOnlyList<UnknownPod> TakenBy(EndpointSelector selector, ClusterSnapshot snapshot, LabelSample sample) =>
    [
        .. from home in HomesOf(selector.Namespaces, snapshot, sample)
           from labels in sample.Of(selector.Pods)
           select new UnknownPod(home, labels),
    ];

    /// <inheritdoc/>
    public ClusterNamespace NamespaceOf(Endpoint endpoint) => _home;

    /// <inheritdoc/>
    public ClusterNode? FindNode(NodeName name) => null;

    private static IEnumerable<ClusterNamespace> HomesOf(NamespaceScope scope, ClusterSnapshot snapshot, LabelSample sample) => scope switch
    {
        NamespaceScope.Only(var name) => [snapshot.FindNamespace(name) ?? ClusterNamespace.Assumed(name)],
        NamespaceScope.Matching(var selector) => sample.Of(selector).Select(labels => HomeWith(labels, snapshot)).Where(home => selector.Matches(home.Labels)),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled scope {scope.GetType().Name}."),
    };

    // Of a namespace that the input has, the labels are known; one that it has not may have any.
    private static ClusterNamespace HomeWith(LabelSet labels, ClusterSnapshot snapshot) =>
        !labels.TryGetValue(ClusterNamespace.NameLabel, out string name) ? ClusterNamespace.Given(Unheard, labels)
        : snapshot.FindNamespace(new NamespaceName(name)) is { Provenance: Provenance.Given } given ? given
        : ClusterNamespace.Given(new NamespaceName(name), labels);
}
