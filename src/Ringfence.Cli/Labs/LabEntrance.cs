using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Where a connection meets a Service in a lab: at its own addresses, or at a node port.</summary>
/// <param name="Service">The Service.</param>
/// <param name="Port">Which of its ports.</param>
/// <param name="Addresses">The addresses that are connected to; none for a Service without any.</param>
internal sealed record LabEntrance(Service Service, ServicePort Port, ValueArray<Address> Addresses)
{
    /// <summary>The node whose port it is; null for an address of the Service.</summary>
    public ClusterNode? Node { get; private init; }

    /// <summary>The port that is connected to.</summary>
    public ushort AskedPort => Node is null ? Port.Port : Port.NodePort;

    /// <summary>The Service that an address and port stand for; null for none.</summary>
    /// <param name="cluster">The cluster as it runs.</param>
    /// <param name="to">Who has the address.</param>
    /// <param name="addresses">The addresses that are asked for.</param>
    /// <param name="protocol">The protocol.</param>
    /// <param name="port">The port.</param>
    public static LabEntrance? At(ClusterSnapshot cluster, Party to, ValueArray<Address> addresses, Protocol protocol, ushort port)
    {
        foreach (Service service in cluster.Services)
        {
            foreach (ServicePort held in service.Ports.Where(held => held.Protocol == protocol))
            {
                if (held.Port == port && addresses.Any(service.ClusterAddresses.Contains))
                {
                    return new LabEntrance(service, held, addresses);
                }

                if (held.NodePort == port && to is Party.Node(var node))
                {
                    return new LabEntrance(service, held, addresses) { Node = node };
                }
            }
        }

        return null;
    }

    /// <summary>Who the backends' policies see as the sender: a node that hands a connection on to another node puts itself in the sender's place.</summary>
    public Party SenderFor(Party from, ServiceResolution.Resolved resolved) =>
        Node is { } node && resolved.Backends.All(backend => backend.Party is Party.Pod { Endpoint.Node: { } home } && home != node.Name) ? new Party.Node(node) : from;
}
