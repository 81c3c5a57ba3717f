namespace Ringfence.Reference;

public static partial class Specification
{
    /// <summary>[5.4] Protocol equal, and: no port, or the number, or within port..endPort, or the name resolves to it.</summary>
    private static bool PortMatches(Cluster cluster, PolicyPort port, Connection connection)
    {
        if (connection.Protocol == Protocol.Other || ProtocolOf(port) != connection.Protocol)
        {
            return false;                                                       // [5.9] no entry speaks of other protocols
        }

        return port switch
        {
            { Name: { } name } => NumbersOf(cluster, name, connection).Contains(connection.Port),
            { Number: { } first, EndPort: { } last } => first <= connection.Port && connection.Port <= last,
            { Number: { } number } => number == connection.Port,
            _ => true,
        };
    }

    /// <summary>
    /// [5.5] What a name means on the destination pod, whichever side is judged: the union over its regular containers and
    /// sidecars, of the connection's protocol. On anything but a pod a name means nothing.
    /// </summary>
    private static IEnumerable<int> NumbersOf(Cluster cluster, string name, Connection connection) =>
        from container in PodUnderPolicy(cluster, connection.To)?.Containers ?? []
        where container.Role is ContainerRole.Regular or ContainerRole.Sidecar
        from declared in container.Ports
        where declared.Name == name && ProtocolOf(declared) == connection.Protocol
        select declared.Number;
}
