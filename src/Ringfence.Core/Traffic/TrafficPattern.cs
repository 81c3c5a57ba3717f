namespace Ringfence.Core;

/// <summary>The traffic a rule asks for: numbers, and names that each destination resolves for itself.</summary>
/// <param name="Numbers">What matches whatever the destination declares.</param>
/// <param name="Names">Port names; a name that the destination does not declare with the same protocol matches nothing.</param>
public sealed record TrafficPattern(TrafficSet Numbers, ValueArray<PortName> Names)
{
    /// <summary>Every protocol and port: a rule without ports.</summary>
    public static TrafficPattern All { get; } = new(TrafficSet.All, []);

    /// <summary>The traffic meant on a destination that declares these ports. Several declarations of one name all count.</summary>
    /// <param name="declared">The destination pod's named ports; empty for nodes and addresses, where names mean nothing.</param>
    public TrafficSet On(ValueArray<ContainerPort> declared)
    {
        TrafficSet traffic = Numbers;
        foreach (PortName name in Names)
        {
            foreach (ContainerPort port in declared)
            {
                if (port.Name == name.Name && port.Protocol == name.Protocol)
                {
                    traffic = traffic.Union(TrafficSet.Of(port.Protocol, PortSet.Of(port.Number)));
                }
            }
        }

        return traffic;
    }
}
