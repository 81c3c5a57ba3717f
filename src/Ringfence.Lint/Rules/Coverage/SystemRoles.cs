using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Tells the pods that a whole cluster depends on, by the labels that their own manifests and charts give them.</summary>
internal static class SystemRoles
{
    private static readonly (string Key, string Value)[] IngressControllers =
    [
        ("app.kubernetes.io/name", "ingress-nginx"), ("app.kubernetes.io/name", "nginx-ingress"), ("app.kubernetes.io/name", "traefik"), ("app", "traefik"),
        ("app.kubernetes.io/name", "haproxy-ingress"), ("app.kubernetes.io/name", "kubernetes-ingress"), ("app", "envoy-gateway"), ("app", "istio-ingressgateway"),
        ("istio", "ingressgateway"), ("app.kubernetes.io/component", "ingress-controller"), ("ingresscontroller.operator.openshift.io/deployment-ingresscontroller", "default"),
    ];

    private static readonly (string Key, string Value)[] MetricsServers = [("k8s-app", "metrics-server"), ("app.kubernetes.io/name", "metrics-server")];

    /// <summary>What a pod is for the cluster, in words; null for any other pod.</summary>
    public static string? Of(Endpoint pod) =>
        DnsServers.IsOne(pod) ? "the cluster's DNS"
        : Has(pod, IngressControllers) ? "an ingress controller"
        : Has(pod, MetricsServers) ? "the metrics server"
        : null;

    private static bool Has(Endpoint pod, (string Key, string Value)[] labels) =>
        Array.Exists(labels, label => pod.Labels.TryGetValue(label.Key, out string value) && value == label.Value);
}
