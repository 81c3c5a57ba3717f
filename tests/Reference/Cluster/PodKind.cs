namespace Ringfence.Reference;

/// <summary>A pod itself, or the kind of workload whose pod template we read.</summary>
public enum PodKind { Pod, Deployment, StatefulSet, DaemonSet, ReplicaSet, ReplicationController, Job, CronJob }
