using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds the workloads or pods of a state that a policy selects.</summary>
internal sealed class SubjectFinder(ClusterSnapshot snapshot, MapGrain grain)
{
    private readonly ILookup<NamespaceName, Endpoint> _byNamespace =
        snapshot.Endpoints.Where(endpoint => endpoint.Phase == PodPhase.Live).ToLookup(endpoint => endpoint.Namespace);

    /// <summary>Their ids; one comes as often as it has pods that are selected.</summary>
    public IEnumerable<string> SelectedBy(Policy policy) => EndpointsIn(policy.Subject.Namespaces)
        .Where(endpoint => policy.Subject.Matches(endpoint, snapshot.NamespaceOf(endpoint).Labels))
        .Select(endpoint => grain.IdOf(endpoint).Value);

    private IEnumerable<Endpoint> EndpointsIn(NamespaceScope scope) =>
        scope is NamespaceScope.Only(var name) ? _byNamespace[name] : _byNamespace.SelectMany(endpoints => endpoints);
}
