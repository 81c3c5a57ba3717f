using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>What stands behind the Services of the input, and which of them stand before given pods. Services without a selector are left out.</summary>
internal sealed class ServiceIndex
{
    private readonly ILookup<NamespaceName, Service> _byNamespace;
    private readonly Dictionary<ServiceName, IReadOnlyList<BackendGroup>> _behind = [];
    private readonly Dictionary<LabelGroup, List<BackendGroup>> _before = new(ReferenceEqualityComparer.Instance);

    private ServiceIndex(LintContext context)
    {
        ServiceResolver resolver = new(context.Snapshot);
        _byNamespace = context.Snapshot.Services.ToLookup(service => service.Name.Namespace);
        foreach (Service service in context.Snapshot.Services)
        {
            List<BackendGroup> behind = [];
            foreach (LabelGroup group in GroupsOf(context, service))
            {
                List<BackendGroup> leads = [.. Leads(resolver, service, group)];
                behind.AddRange(leads);
                if (!_before.TryGetValue(group, out List<BackendGroup>? known))
                {
                    _before.Add(group, known = []);
                }

                known.AddRange(leads);
            }

            _behind.Add(service.Name, behind);
        }
    }

    /// <summary>The index of a cluster.</summary>
    public static ServiceIndex Of(LintContext context) => context.Shared(one => new ServiceIndex(one));

    /// <summary>The Services of a namespace.</summary>
    public IEnumerable<Service> In(NamespaceName space) => _byNamespace[space];

    /// <summary>Where each port of a Service leads; nowhere for one that the input does not have.</summary>
    public IReadOnlyList<BackendGroup> Behind(ServiceName service) => _behind.GetValueOrDefault(service, []);

    /// <summary>Every Service port that leads to some pods.</summary>
    public IReadOnlyList<BackendGroup> Before(LabelGroup pods) => _before.TryGetValue(pods, out List<BackendGroup>? found) ? found : [];

    private static IReadOnlyList<LabelGroup> GroupsOf(LintContext context, Service service) =>
        service.Selector is { } selector
            ? context.Selection.Find(new EndpointSelector(new NamespaceScope.Only(service.Name.Namespace), selector))
            : [];

    // Pods that declare the same ports are led to alike.
    private static IEnumerable<BackendGroup> Leads(ServiceResolver resolver, Service service, LabelGroup group)
    {
        Endpoint[] samples = [.. group.Members.DistinctBy(member => member.Ports)];
        return resolver.Resolve(service, new ServicePortChoice.Every(), samples) is ServiceResolution.Resolved resolved
            ? resolved.Backends.Select(backend => new BackendGroup(service, backend.Entry, group, backend.Port)).Distinct()
            : [];
    }
}
