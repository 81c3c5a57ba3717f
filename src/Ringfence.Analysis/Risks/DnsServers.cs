using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Tells which pods resolve names for the cluster.</summary>
public static class DnsServers
{
    // What kubeadm and the clouds, Helm's coredns chart, node-local DNS and OpenShift label them with.
    private static readonly (string Key, string Value)[] Labels =
    [
        ("k8s-app", "kube-dns"),
        ("k8s-app", "coredns"),
        ("k8s-app", "node-local-dns"),
        ("app.kubernetes.io/name", "coredns"),
        ("dns.operator.openshift.io/daemonset-dns", "default"),
    ];

    /// <summary>Whether a pod is one, by its labels or the names of its ports.</summary>
    public static bool IsOne(Endpoint endpoint) =>
        Labels.Any(label => endpoint.Labels.TryGetValue(label.Key, out string value) && value == label.Value)
        || endpoint.Ports.Any(port => port is { Name: "dns" or "dns-tcp", Number: 53 });
}
