using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Which workload stands for the pods of another: the Deployment for its ReplicaSets, the CronJob for its Jobs (docs/semantics.md 8.6).</summary>
public sealed class WorkloadOwners
{
    private readonly Dictionary<ObjectKey, InventoryObject> _objects;
    private readonly OwnerChain _chain;

    internal WorkloadOwners(Dictionary<ObjectKey, InventoryObject> objects) => (_objects, _chain) = (objects, new OwnerChain(objects));

    /// <summary>The workload that another is part of; null when that stands for itself, or neither the input nor a pod of it names it.</summary>
    public EndpointId? OwnerOf(NamespaceName space, string kind, string name)
    {
        EndpointId? owner = _objects.TryGetValue(new ObjectKey(kind, space.Value, name), out InventoryObject? held)
            ? held is WorkloadObject workload ? _chain.WorkloadOf(workload) : null
            : _objects.Values.OfType<PodObject>().Where(pod => pod.Metadata.Namespace == space && IsOwned(pod, kind, name)).Select(_chain.WorkloadOf).FirstOrDefault();
        return owner == EndpointId.Workload(space, kind, name) ? null : owner;
    }

    private static bool IsOwned(PodObject pod, string kind, string name) =>
        pod.Metadata.Owner is { } owner && owner.Kind == kind && owner.Name == name;
}
