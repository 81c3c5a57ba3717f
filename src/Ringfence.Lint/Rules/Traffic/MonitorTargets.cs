using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Whom monitors of the Prometheus operator (monitoring.coreos.com/v1) have scraped.</summary>
internal sealed class MonitorTargets(LintContext context)
{
    /// <summary>The pods and their ports.</summary>
    public IEnumerable<(Endpoint Pod, ushort Port)> Of(LintObject monitor)
    {
        SyntaxNode spec = monitor.Root["spec"u8];
        return SpacesOf(monitor).SelectMany(space => monitor.Kind == "PodMonitor" ? OfPods(spec, space) : OfServices(spec, space));
    }

    private IEnumerable<NamespaceName> SpacesOf(LintObject monitor)
    {
        SyntaxNode wanted = monitor.Root["spec"u8]["namespaceSelector"u8];
        List<NamespaceName> named = [];
        foreach (SyntaxNode name in wanted["matchNames"u8].Items)
        {
            named.Add(new NamespaceName(name.Text));
        }

        return wanted["any"u8].IsTrue ? context.Selection.Namespaces.Select(space => space.Name)
            : named.Count > 0 ? named
            : [new NamespaceName(monitor.Namespace)];
    }

    private List<(Endpoint Pod, ushort Port)> OfServices(SyntaxNode spec, NamespaceName space)
    {
        List<(Endpoint, ushort)> found = [];
        LabelSelector selector = SelectorText.Read(spec["selector"u8]);
        foreach (Service service in ServiceIndex.Of(context).In(space).Where(service => selector.Matches(LabelsOf(service))))
        {
            IReadOnlyList<BackendGroup> behind = ServiceIndex.Of(context).Behind(service.Name);
            foreach (SyntaxNode endpoint in spec["endpoints"u8].Items)
            {
                // Where a port of the Service is named, that one counts.
                string port = endpoint["port"u8].Text;
                found.AddRange(port.Length > 0
                    ? behind.Where(backend => backend.Entry.Name == port && backend.Entry.Protocol == Protocol.Tcp)
                        .SelectMany(backend => backend.Group.Members.Select(pod => (pod, backend.Port)))
                    : OfContainers([.. behind.SelectMany(backend => backend.Group.Members).Distinct()], endpoint["targetPort"u8]));
            }
        }

        return found;
    }

    private List<(Endpoint Pod, ushort Port)> OfPods(SyntaxNode spec, NamespaceName space)
    {
        List<(Endpoint, ushort)> found = [];
        Endpoint[] pods = [.. context.Selection.Find(new EndpointSelector(new NamespaceScope.Only(space), SelectorText.Read(spec["selector"u8]))).SelectMany(group => group.Members)];
        foreach (SyntaxNode endpoint in spec["podMetricsEndpoints"u8].Items)
        {
            SyntaxNode port = endpoint["port"u8];
            SyntaxNode number = endpoint["portNumber"u8];
            found.AddRange(OfContainers(pods, port.Exists ? port : number.Exists ? number : endpoint["targetPort"u8]));
        }

        return found;
    }

    // A number is meant as it is; a name, as the containers declare it.
    private static IEnumerable<(Endpoint Pod, ushort Port)> OfContainers(Endpoint[] pods, SyntaxNode port) =>
        port.TryGetInt64(out long number) ? number is > 0 and <= ushort.MaxValue ? pods.Select(pod => (pod, (ushort)number)) : []
        : pods.SelectMany(pod => pod.Ports.Where(one => one.Name == port.Text && one.Name.Length > 0 && one.Protocol == Protocol.Tcp).Select(one => (pod, one.Number)));

    private LabelSet LabelsOf(Service service) =>
        context.Documents.Find("Service", service.Name.Namespace.Value, service.Name.Name) is { } held ? SelectorText.Labels(held.Root["metadata"u8]["labels"u8]) : LabelSet.Empty;
}
