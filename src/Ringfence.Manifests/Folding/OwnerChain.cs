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
    public EndpointId? WorkloadOf(PodObject pod) =>
        pod.Metadata.Owner is { Kind: not "Node" } owner ? TopOf(pod.Metadata.Namespace, owner) : null;

    /// <summary>The workload that another belongs to: itself when nothing known owns it.</summary>
    public EndpointId WorkloadOf(WorkloadObject workload)
    {
        NamespaceName space = new(workload.Key.Namespace);
        return workload.Owner is { } owner && KnownKind.Workloads.Contains(owner.Kind)
            ? TopOf(space, owner)
            : EndpointId.Workload(space, workload.Key.Kind, workload.Key.Name);
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
