using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Which documents are kept whole for rules. Pods of workloads, slices and whatever there are tens of thousands of are not.</summary>
internal static class KeptKinds
{
    private static readonly HashSet<string> Kinds = new(StringComparer.Ordinal)
    {
        "Namespace", "Service", "Deployment", "StatefulSet", "DaemonSet", "CronJob",
        "Ingress", "IngressClass", "Gateway", "GatewayClass", "HTTPRoute", "GRPCRoute", "TCPRoute", "TLSRoute", "UDPRoute",
        "ServiceMonitor", "PodMonitor", "Probe", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "APIService", "CustomResourceDefinition",
        "RoleBinding", "ClusterRoleBinding",
    };

    // Objects without a namespace, so that the default one is not given to them.
    private static readonly HashSet<string> ClusterWide = new(StringComparer.Ordinal)
    {
        "Namespace", "Node", "IngressClass", "GatewayClass", "ValidatingWebhookConfiguration", "MutatingWebhookConfiguration", "APIService",
        "CustomResourceDefinition", "ClusterRoleBinding", "Installation", "FelixConfiguration", "GlobalNetworkPolicy", "CiliumClusterwideNetworkPolicy", "ClusterNetworkPolicy",
        "AdminNetworkPolicy", "BaselineAdminNetworkPolicy",
    };

    // Where network plugins, DNS and proxies keep their settings; elsewhere ConfigMaps are anything at all.
    private static readonly string[] SystemSpaces = ["kube-", "calico-", "tigera-", "cilium", "cattle-", "openshift-", "weave", "antrea"];

    // Groups of network plugins: their policies are not evaluated, but they say who enforces what.
    private static readonly string[] PluginGroups = ["projectcalico.org/", "crd.projectcalico.org/", "operator.tigera.io/", "cilium.io/", "crd.antrea.io/", "vpcresources.k8s.aws/"];

    /// <summary>Whether a document is kept whole.</summary>
    public static bool Keeps(SyntaxDocument document, string space) =>
        Kinds.Contains(document.Kind)
        || (document.Kind is "Pod" or "ReplicaSet" or "Job" && document.Root["metadata"u8]["ownerReferences"u8].Count == 0)
        || (document.Kind == "ConfigMap" && Array.Exists(SystemSpaces, prefix => space.StartsWith(prefix, StringComparison.Ordinal)))
        || Array.Exists(PluginGroups, group => document.ApiVersion.StartsWith(group, StringComparison.Ordinal));

    /// <summary>Whether objects of a kind have no namespace.</summary>
    public static bool IsClusterWide(string kind) => ClusterWide.Contains(kind);
}
