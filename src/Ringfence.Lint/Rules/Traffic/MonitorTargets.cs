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
            foreach (SyntaxNode endpoint in spec["endpoints"u8].Items)
            {
                string port = endpoint["port"u8].Text;
                found.AddRange(ServiceIndex.Of(context).Behind(service.Name)
                    .Where(backend => port.Length > 0 && backend.Entry.Name == port && backend.Entry.Protocol == Protocol.Tcp)
                    .SelectMany(backend => backend.Group.Members.Select(pod => (pod, backend.Port))));
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
            string name = endpoint["port"u8].Text;
            bool isNumber = endpoint["portNumber"u8].TryGetInt64(out long number) && number is > 0 and <= ushort.MaxValue;
            found.AddRange(pods.SelectMany(pod => pod.Ports
                .Where(port => name.Length > 0 && port.Name == name && port.Protocol == Protocol.Tcp)
                .Select(port => (pod, port.Number))));
            found.AddRange(isNumber ? pods.Select(pod => (pod, (ushort)number)) : []);
        }

        return found;
    }

    private LabelSet LabelsOf(Service service) =>
        context.Documents.Find("Service", service.Name.Namespace.Value, service.Name.Name) is { } held ? SelectorText.Labels(held.Root["metadata"u8]["labels"u8]) : LabelSet.Empty;
}
