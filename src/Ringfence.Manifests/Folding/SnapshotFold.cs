using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Makes the snapshot of the objects read: pods under their workloads, workloads for the pods that the input lacks.</summary>
internal sealed class SnapshotFold(IReadOnlyDictionary<ObjectKey, InventoryObject> objects, EndpointAddresses unknown)
{
    private readonly OwnerChain _owners = new(objects);
    private readonly HashSet<EndpointId> _withPods = [];

    /// <summary>The snapshot, with some policies' tiers; namespaces that are used but not given are assumed.</summary>
    public ClusterSnapshot Fold(ValueArray<Tier> tiers, IEnumerable<NamespaceName> policySpaces)
    {
        List<Endpoint> endpoints = [.. Pods()];
        endpoints.AddRange(Workloads());
        List<Service> services = [.. objects.Values.OfType<ServiceObject>().Select(held => held.Service)];
        return new ClusterSnapshot(
            Namespaces([.. endpoints.Select(endpoint => endpoint.Namespace), .. services.Select(service => service.Name.Namespace), .. policySpaces]),
            endpoints,
            objects.Values.OfType<NodeObject>().Select(held => held.Node),
            services,
            objects.Values.OfType<SliceObject>().Where(held => held.Slice is not null).Select(held => held.Slice!),
            tiers);
    }

    private IEnumerable<ClusterNamespace> Namespaces(HashSet<NamespaceName> used)
    {
        foreach (NamespaceObject held in objects.Values.OfType<NamespaceObject>())
        {
            used.Remove(held.Namespace.Name);
            yield return held.Namespace;
        }

        foreach (NamespaceName name in used)
        {
            yield return ClusterNamespace.Assumed(name);
        }
    }

    private IEnumerable<Endpoint> Pods()
    {
        foreach (PodObject pod in objects.Values.OfType<PodObject>())
        {
            EndpointId id = EndpointId.Pod(pod.Metadata.Namespace, pod.Metadata.Name);
            EndpointId workload = _owners.WorkloadOf(pod) ?? id;

            // A workload whose pods have all ended makes new ones, so it still stands for those; a Job is done with its own.
            if (pod.Phase == PodPhase.Live || workload.Value.Contains("/Job/", StringComparison.Ordinal))
            {
                _withPods.Add(workload);
            }

            yield return new Endpoint(id, pod.Metadata.Namespace, pod.Metadata.Labels)
            {
                Workload = workload,
                Addresses = pod.Addresses,
                ExtraSources = pod.ExtraSources,
                Node = NodeOf(pod.Spec),
                Network = pod.Spec.Network,
                Phase = pod.Phase,
                Ports = pod.Spec.Ports,
            };
        }
    }

    private IEnumerable<Endpoint> Workloads()
    {
        foreach (WorkloadObject held in objects.Values.OfType<WorkloadObject>())
        {
            NamespaceName space = new(held.Key.Namespace);
            EndpointId id = EndpointId.Workload(space, held.Key.Kind, held.Key.Name);
            EndpointId workload = _owners.WorkloadOf(held);
            if (_withPods.Contains(workload) || IsPartOfAnother(held, id, workload))
            {
                continue;
            }

            yield return new Endpoint(id, space, held.Labels)
            {
                Kind = EndpointKind.Workload,
                Workload = workload,
                Addresses = unknown,
                Node = NodeOf(held.Template),
                Network = held.Template.Network,
                Ports = held.Template.Ports,
            };
        }
    }

    // The owner stands for all of its pods where the input has it. Where it does not, its ReplicaSets and Jobs do,
    // but for those that a rollout left behind.
    private bool IsPartOfAnother(WorkloadObject held, EndpointId id, EndpointId workload) =>
        id != workload && (held.Scale == WorkloadScale.Zero || IsGiven(workload));

    private bool IsGiven(EndpointId workload) =>
        workload.Value.Split('/') is [var space, var kind, var name] && objects.ContainsKey(new ObjectKey(kind, space, name));

    private static NodeName? NodeOf(PodTemplate spec) => spec.Node.Length == 0 ? null : new NodeName(spec.Node);
}
