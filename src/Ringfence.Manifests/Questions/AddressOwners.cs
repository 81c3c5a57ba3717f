using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Finds whose address an address is. A question about a pod's address is a question about the pod.</summary>
public sealed class AddressOwners(ClusterSnapshot snapshot)
{
    /// <summary>
    /// The node, pod or Service of the input that has an address; null when nobody has. A node comes first, since pods in its network
    /// share its address; pods that have ended have none any more.
    /// </summary>
    public QuestionEnd? Find(Address address)
    {
        switch (snapshot.PartyAt(address))
        {
            case Party.Node(var machine):
                return new QuestionEnd.Node(machine.Id.Value, machine);
            case Party.Pod(var pod):
                return new QuestionEnd.Pods(pod.Id.Value, [pod]);
        }

        return snapshot.Services.FirstOrDefault(service => service.ClusterAddresses.Contains(address)) is { } found
            ? new QuestionEnd.Service(found.Name.ToString(), found)
            : null;
    }

    /// <summary>How many nodes, live pods and Services have an address in a block.</summary>
    public int CountIn(Cidr block) =>
        snapshot.Nodes.Count(node => IsIn(block, node.Addresses))
        + snapshot.Endpoints.Count(pod => pod.Phase == PodPhase.Live && IsIn(block, pod.Addresses))
        + snapshot.Services.Count(service => service.ClusterAddresses.Any(block.Contains));

    private static bool IsIn(Cidr block, EndpointAddresses addresses) =>
        addresses.Knowledge == AddressKnowledge.Exact && !addresses.Possible.Intersect(AddressSet.Of(block)).IsEmpty;
}
