using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes which pods may use which Services at addresses of the node: those whose policies allow every backend, as the Evaluator says.</summary>
/// <param name="question">Asks about the cluster.</param>
/// <param name="snapshot">The cluster.</param>
/// <param name="local">The addresses.</param>
internal sealed class LocalServiceSets(PacketQuestion question, ClusterSnapshot snapshot, ValueArray<LocalService> local)
{
    /// <summary>The set of a family: the pod, the address, protocol and port.</summary>
    /// <param name="fields">The family.</param>
    /// <param name="classes">The classes of the node's pods; those of one are judged alike, so one of them is asked about.</param>
    public NftSet Of(FamilyFields fields, IEnumerable<(ClassPlan Plan, List<Endpoint> Pods)> classes) =>
        new(TableNames.LocalServices(fields.Family), [fields.Address, fields.Address, FieldType.Protocol, FieldType.Port], SetKind.Hash, "pods that may use Services at addresses of this node")
        {
            Elements = ElementSet.Of(classes.Where(one => one.Plan.Direction == Direction.Egress).SelectMany(one => Elements(fields.Family, one.Plan.Mode, [.. one.Pods.SelectMany(pod => AddressesOf(pod, fields.Family))]))),
        };

    private IEnumerable<SetElement> Elements(AddressFamily family, PolicyMode mode, IReadOnlyList<Address> pods)
    {
        foreach ((Address address, ServiceName name) in pods.Count == 0 ? [] : local.Where(one => one.Address.Family == family))
        {
            foreach (ServicePort port in snapshot.FindService(name)?.Ports.AsEnumerable() ?? [])
            {
                byte protocol = ProtocolNumber.Of(port.Protocol);
                if (question.Judge(new PacketHead(pods[0], address, protocol, 0, port.Port), mode).Egress.Verdict == Verdict.Allow)
                {
                    foreach (Address pod in pods)
                    {
                        yield return SetElement.Of(pod.Bits, address.Bits, protocol, port.Port);
                    }
                }
            }
        }
    }

    private static IEnumerable<Address> AddressesOf(Endpoint pod, AddressFamily family) => pod.Addresses.TryGet(family, out Address address) ? [address] : [];
}
