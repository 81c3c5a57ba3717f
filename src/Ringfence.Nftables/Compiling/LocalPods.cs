using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The pods of a node that can be judged, with the plans that judge them, and the endpoints of the cluster that cannot be.</summary>
internal sealed class LocalPods
{
    private readonly ClusterSnapshot _snapshot;
    private readonly PolicyIndex _policies;

    private LocalPods(ClusterSnapshot snapshot, IReadOnlyList<Endpoint> pods, ValueArray<LeftOut> leftOut)
    {
        (_snapshot, Pods, LeftOut) = (snapshot, pods, leftOut);
        _policies = new PolicyIndex(snapshot.Tiers);
    }

    /// <summary>The pods, by name.</summary>
    public IReadOnlyList<Endpoint> Pods { get; }

    /// <summary>Who is left out, by name.</summary>
    public ValueArray<LeftOut> LeftOut { get; }

    /// <summary>Sorts out the pods of a node.</summary>
    public static LocalPods Of(ClusterSnapshot snapshot, NodeName node, EnforcementProfile profile)
    {
        List<Endpoint> here = [];
        List<LeftOut> leftOut = [];
        foreach (Endpoint endpoint in snapshot.Endpoints)
        {
            // A pod in its node's network is the node, and one that has ended is nobody.
            if (profile.WhyUngoverned(new Party.Pod(endpoint)) is not null || endpoint.Network == PodNetwork.Host)
            {
                continue;
            }

            if (endpoint.Addresses.Knowledge != AddressKnowledge.Exact)
            {
                leftOut.Add(new LeftOut(endpoint.Id, LeftOutReason.NoAddress));
            }
            else if (endpoint.Node is null)
            {
                leftOut.Add(new LeftOut(endpoint.Id, LeftOutReason.NoNode));
            }
            else if (endpoint.Node == node)
            {
                here.Add(endpoint);
            }
        }

        HashSet<Address> taken = [];
        List<Endpoint> pods = [];
        foreach (Endpoint pod in here.OrderBy(pod => pod.Id))
        {
            if (pod.Addresses.Possible.Ranges.Any(range => taken.Contains(range.First)))
            {
                leftOut.Add(new LeftOut(pod.Id, LeftOutReason.AddressTaken));
                continue;
            }

            taken.UnionWith(pod.Addresses.Possible.Ranges.Select(range => range.First));
            pods.Add(pod);
        }

        return new LocalPods(snapshot, pods, [.. leftOut.OrderBy(one => one.Endpoint)]);
    }

    /// <summary>The plans that judge a pod, one a direction at most; none where nothing is denied.</summary>
    public IEnumerable<ClassPlan> PlansOf(Endpoint pod) => new[] { Direction.Egress, Direction.Ingress }
        .Select(direction => ClassPlan.Of(_policies.ProgramOf(pod, _snapshot.NamespaceOf(pod).Labels, direction), pod.Ports))
        .Where(plan => !plan.AllowsEverything);
}
