namespace Ringfence.Manifests;

/// <summary>A kind of the inventory, and the versions it is or was served in.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="ApiVersion">The <c>apiVersion</c> that is served today.</param>
/// <param name="Removed">Versions of old that have the same fields as far as we read them, with the release that dropped them.</param>
internal sealed record KnownKind(string Kind, string ApiVersion, params (string ApiVersion, string Release)[] Removed)
{
    /// <summary>The kinds of the inventory; NetworkPolicy has a reader of its own.</summary>
    public static IReadOnlyList<KnownKind> All { get; } =
    [
        new("Namespace", "v1"),
        new("Node", "v1"),
        new("Pod", "v1"),
        new("Service", "v1"),
        new("EndpointSlice", "discovery.k8s.io/v1", ("discovery.k8s.io/v1beta1", "1.25")),
        new("Deployment", "apps/v1", ("apps/v1beta1", "1.16"), ("apps/v1beta2", "1.16"), ("extensions/v1beta1", "1.16")),
        new("StatefulSet", "apps/v1", ("apps/v1beta1", "1.16"), ("apps/v1beta2", "1.16")),
        new("DaemonSet", "apps/v1", ("apps/v1beta2", "1.16"), ("extensions/v1beta1", "1.16")),
        new("ReplicaSet", "apps/v1", ("apps/v1beta2", "1.16"), ("extensions/v1beta1", "1.16")),
        new("ReplicationController", "v1"),
        new("Job", "batch/v1"),
        new("CronJob", "batch/v1", ("batch/v1beta1", "1.25"), ("batch/v2alpha1", "1.21")),
    ];

    /// <summary>The kinds that make pods.</summary>
    public static IReadOnlyList<string> Workloads { get; } =
        ["Deployment", "StatefulSet", "DaemonSet", "ReplicaSet", "ReplicationController", "Job", "CronJob"];
}
