using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods behind an Ingress, with policies between them and its controller.</summary>
internal sealed class IngressBackend : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.IngressBackend;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintObject ingress in context.Documents.OfKind("Ingress"))
        {
            IReadOnlyList<Endpoint> controllers = IngressControllers.Of(context, ingress);
            foreach ((Obstacle obstacle, IReadOnlyList<Endpoint> pods) in Obstacle.Before(context, controllers, BackendsOf(context, ingress)))
            {
                yield return obstacle.Report(Descriptor, $"{ingress.Namespace}/{ingress.Name}", NameList.Workloads(pods));
            }
        }
    }

    private static List<BackendGroup> BackendsOf(LintContext context, LintObject ingress)
    {
        SyntaxNode spec = ingress.Root["spec"u8];
        List<SyntaxNode> services = [spec["defaultBackend"u8]["service"u8]];
        foreach (SyntaxNode rule in spec["rules"u8].Items)
        {
            foreach (SyntaxNode path in rule["http"u8]["paths"u8].Items)
            {
                services.Add(path["backend"u8]["service"u8]);
            }
        }

        return [.. services.Where(service => service.Exists).SelectMany(service => Behind(context, ingress.Namespace, service)).Distinct()];
    }

    private static IEnumerable<BackendGroup> Behind(LintContext context, string space, SyntaxNode service)
    {
        string name = service["port"u8]["name"u8].Text;
        service["port"u8]["number"u8].TryGetInt64(out long number);
        return ServiceIndex.Of(context).Behind(new ServiceName(new NamespaceName(space), service["name"u8].Text))
            .Where(backend => backend.Entry.Protocol == Protocol.Tcp && (name.Length > 0 ? backend.Entry.Name == name : backend.Entry.Port == number));
    }
}
