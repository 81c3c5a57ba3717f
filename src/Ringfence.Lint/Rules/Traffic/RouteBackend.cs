using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods behind a route of the Gateway API, with policies between them and the pods of its gateway.</summary>
internal sealed class RouteBackend : ILintRule
{
    private static readonly string[] Kinds = ["HTTPRoute", "GRPCRoute", "TLSRoute", "TCPRoute", "UDPRoute"];

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.RouteBackend;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        foreach (LintObject route in Kinds.SelectMany(context.Documents.OfKind))
        {
            foreach ((Obstacle obstacle, IReadOnlyList<Endpoint> pods) in Obstacle.Before(context, GatewaysOf(context, route), BackendsOf(context, route)))
            {
                yield return obstacle.Report(Descriptor, route.Kind, $"{route.Namespace}/{route.Name}", NameList.Workloads(pods));
            }
        }
    }

    // The first label is the Gateway API's own (GEP-1762), the second that of Envoy Gateway.
    private static List<Endpoint> GatewaysOf(LintContext context, LintObject route)
    {
        List<Endpoint> found = [];
        foreach (SyntaxNode parent in route.Root["spec"u8]["parentRefs"u8].Items)
        {
            string name = parent["name"u8].Text;
            found.AddRange(KnownPods.With(context, ("gateway.networking.k8s.io/gateway-name", name), ("gateway.envoyproxy.io/owning-gateway-name", name)));
        }

        return found;
    }

    private static List<BackendGroup> BackendsOf(LintContext context, LintObject route)
    {
        Protocol protocol = route.Kind == "UDPRoute" ? Protocol.Udp : Protocol.Tcp;
        List<BackendGroup> found = [];
        foreach (SyntaxNode rule in route.Root["spec"u8]["rules"u8].Items)
        {
            foreach (SyntaxNode backend in rule["backendRefs"u8].Items)
            {
                string space = backend["namespace"u8] is { Exists: true } other ? other.Text : route.Namespace;
                bool isService = backend["kind"u8] is { Exists: false } or { Text: "Service" };
                if (isService && backend["port"u8].TryGetInt64(out long number))
                {
                    found.AddRange(ServiceIndex.Of(context).Behind(new ServiceName(new NamespaceName(space), backend["name"u8].Text))
                        .Where(lead => lead.Entry.Port == number && lead.Entry.Protocol == protocol));
                }
            }
        }

        return [.. found.Distinct()];
    }
}
