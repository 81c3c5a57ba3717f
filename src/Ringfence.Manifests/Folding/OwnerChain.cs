using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Climbs from a pod to the workload it belongs to.</summary>
/// <remarks>
/// The first owner counts whether or not the input has it. From an owner of the input the climb goes on to its own owner where that is
/// one of Kubernetes' workloads, as ReplicaSet to Deployment and Job to CronJob; an operator's resource above them is not a workload to ask about.
/// A static pod is owned by its node, which is none either.
/// </remarks>
internal sealed class OwnerChain(IReadOnlyDictionary<ObjectKey, InventoryObject> objects)
{
    // Real chains have three links; a ring of owners must end somewhere.
    private const int LongestChain = 8;

    private readonly Dictionary<(NamespaceName, OwnerName), EndpointId> _tops = [];

    /// <summary>The workload of a pod; null when the pod stands for itself.</summary>
    public EndpointId? WorkloadOf(PodObject pod)
    {
        if (pod.Metadata.Owner is not { Kind: not "Node" } owner)
        {
            return null;
        }

        return DeploymentOf(pod, owner) is { } deployment ? WorkloadOf(deployment) : TopOf(pod.Metadata.Namespace, owner);
    }

    /// <summary>The workload that another belongs to: itself when nothing known owns it.</summary>
    public EndpointId WorkloadOf(WorkloadObject workload)
    {
        NamespaceName space = new(workload.Key.Namespace);
        return workload.Owner is { } owner && KnownKind.Workloads.Contains(owner.Kind)
            ? TopOf(space, owner)
            : EndpointId.Workload(space, workload.Key.Kind, workload.Key.Name);
    }

    // A dump of Deployments and pods lacks the ReplicaSets between them, but the Deployment controller names those
    // for the Deployment and the hash that their pods carry as a label, so the link can be told all the same.
    private WorkloadObject? DeploymentOf(PodObject pod, OwnerName owner)
    {
        string space = pod.Metadata.Namespace.Value;
        return owner.Kind == "ReplicaSet"
            && pod.Metadata.Labels.TryGetValue("pod-template-hash", out string hash)
            && owner.Name.Length > hash.Length + 1
            && owner.Name.EndsWith(hash, StringComparison.Ordinal)
            && owner.Name[^(hash.Length + 1)] == '-'
            && !objects.ContainsKey(new ObjectKey(owner.Kind, space, owner.Name))
            && objects.TryGetValue(new ObjectKey("Deployment", space, owner.Name[..^(hash.Length + 1)]), out InventoryObject? held)
            ? held as WorkloadObject
            : null;
    }

    private EndpointId TopOf(NamespaceName space, OwnerName owner)
    {
        if (_tops.TryGetValue((space, owner), out EndpointId known))
        {
            return known;
        }

        OwnerName top = owner;
        for (int link = 0; link < LongestChain; link++)
        {
            if (!objects.TryGetValue(new ObjectKey(top.Kind, space.Value, top.Name), out InventoryObject? held)
                || held is not WorkloadObject { Owner: { } next }
                || !KnownKind.Workloads.Contains(next.Kind))
            {
                break;
            }

            top = next;
        }

        EndpointId id = EndpointId.Workload(space, top.Kind, top.Name);
        _tops.Add((space, owner), id);
        return id;
    }
}
