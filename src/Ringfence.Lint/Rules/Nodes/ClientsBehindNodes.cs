using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>A block of client addresses for pods that clients reach through nodes which put their own address in place of the client's.</summary>
internal sealed class ClientsBehindNodes : ILintRule
{
    // Whoever allows more than this has no particular clients in mind.
    private const int ShortestPrefix = 8;

    // Set by whoever has the load balancer connect to pods without a node between; then no address is rewritten.
    private static readonly string[] DirectAnnotations =
    [
        "service.beta.kubernetes.io/aws-load-balancer-nlb-target-type", "service.beta.kubernetes.io/aws-load-balancer-type",
        "cloud.google.com/neg", "networking.gke.io/load-balancer-type", "io.cilium/lb-ipam-ips", "service.cilium.io/type",
    ];

    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => NodeDiagnostics.ClientsBehindNodes;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        if (KeepsClients(context.Documents))
        {
            yield break;
        }

        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules).Where(rule => rule.Direction == Direction.Ingress))
        {
            foreach ((Dialects.NetworkPolicyPeer written, Peer compiled) in rule.Peers)
            {
                if (compiled is Peer.Networks networks && IsOfClients(context, networks) && Rewriting(context, rule) is { } service)
                {
                    yield return rule.Policy.Report(
                        Descriptor, written.IpBlock!.Cidr.Node, written.IpBlock.Cidr.Value, $"{service.Name.Namespace}/{service.Name.Name}", NameList.Workloads(rule.Policy.Subjects));
                }
            }
        }
    }

    // Replies go straight to the client there, so that no address need be rewritten: Cilium's DSR, and the eBPF dataplane of Calico.
    private static bool KeepsClients(LintDocuments documents) =>
        documents.OfKind("ConfigMap").Any(held => held.Name == "cilium-config" && held.Root["data"u8]["bpf-lb-mode"u8].Text is "dsr" or "hybrid")
        || documents.OfKind("FelixConfiguration").Any(held => held.Root["spec"u8]["bpfEnabled"u8].IsTrue)
        || documents.OfKind("Installation").Any(held => held.Root["spec"u8]["calicoNetwork"u8]["linuxDataplane"u8].Text == "BPF");

    // A block that may hold nodes or pods has other uses.
    private static bool IsOfClients(LintContext context, Peer.Networks networks) =>
        !networks.Addresses.IsEmpty
        && networks.Included.All(block => block.PrefixLength >= ShortestPrefix)
        && !InsideAddresses.Of(context).MayHold(networks.Addresses);

    private static Service? Rewriting(LintContext context, PolicyRule rule) => rule.Policy.Subjects
        .SelectMany(ServiceIndex.Of(context).Before)
        .FirstOrDefault(lead => lead.Service.Kind is ServiceKind.NodePort or ServiceKind.LoadBalancer
            && rule.Compiled.Match.Traffic.On(lead.Group.Sample.Ports).Contains(lead.Entry.Protocol, lead.Port)
            && Rewrites(context.Documents.Find("Service", lead.Service.Name.Namespace.Value, lead.Service.Name.Name)))
        ?.Service;

    private static bool Rewrites(LintObject? service)
    {
        if (service is null || service.Root["spec"u8]["externalTrafficPolicy"u8] is { Exists: true, Text: not "Cluster" })
        {
            return false;
        }

        foreach (SyntaxEntry annotation in service.Root["metadata"u8]["annotations"u8].Entries)
        {
            if (Array.IndexOf(DirectAnnotations, annotation.Key.KeyText) >= 0)
            {
                return false;
            }
        }

        return true;
    }
}
