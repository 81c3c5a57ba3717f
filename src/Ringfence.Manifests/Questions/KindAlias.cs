namespace Ringfence.Manifests;

/// <summary>The kinds that a question may name, also in the short and plural forms that kubectl takes.</summary>
public static class KindAlias
{
    /// <summary>The word for a single pod.</summary>
    public const string Pod = "Pod";

    private static readonly Dictionary<string, string> Kinds = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pod"] = Pod,
        ["pods"] = Pod,
        ["po"] = Pod,
        ["deployment"] = "Deployment",
        ["deployments"] = "Deployment",
        ["deploy"] = "Deployment",
        ["statefulset"] = "StatefulSet",
        ["statefulsets"] = "StatefulSet",
        ["sts"] = "StatefulSet",
        ["daemonset"] = "DaemonSet",
        ["daemonsets"] = "DaemonSet",
        ["ds"] = "DaemonSet",
        ["replicaset"] = "ReplicaSet",
        ["replicasets"] = "ReplicaSet",
        ["rs"] = "ReplicaSet",
        ["replicationcontroller"] = "ReplicationController",
        ["replicationcontrollers"] = "ReplicationController",
        ["rc"] = "ReplicationController",
        ["job"] = "Job",
        ["jobs"] = "Job",
        ["cronjob"] = "CronJob",
        ["cronjobs"] = "CronJob",
        ["cj"] = "CronJob",
    };

    /// <summary>The kind that a word stands for; the word itself when it is none of ours, since operators own pods too.</summary>
    public static string KindOf(string word) => Kinds.GetValueOrDefault(word, word);

    /// <summary>Whether a word is one of ours.</summary>
    public static bool IsKind(string word) => Kinds.ContainsKey(word);

    /// <summary>Whether a word announces a Service.</summary>
    public static bool IsService(string word) => word is "svc" or "service" or "services";
}
