using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Ports and protocols in words.</summary>
internal static class TrafficWords
{
    /// <summary><c>every protocol and port</c>, <c>any TCP port</c>, <c>TCP 80 and 443, UDP 53 and TCP port http</c>.</summary>
    public static string Of(TrafficPattern traffic)
    {
        if (traffic.Numbers.IsAll)
        {
            return "every protocol and port";
        }

        ValueArray<string> parts =
        [
            .. ProtocolName.All.Where(protocol => !traffic.Numbers.PortsOf(protocol).IsEmpty).Select(protocol => OfProtocol(traffic.Numbers, protocol)),
            .. traffic.Names.Select(name => $"{name.Protocol.ToName()} port {name.Name}"),
        ];
        return parts.IsEmpty ? "no port" : Names.Joined(parts);
    }

    private static string OfProtocol(TrafficSet numbers, Protocol protocol)
    {
        PortSet ports = numbers.PortsOf(protocol);
        return protocol == Protocol.Other ? "protocols without ports"
            : ports.IsAll ? $"any {protocol.ToName()} port"
            : $"{protocol.ToName()} {string.Join(", ", ports.Ranges)}";
    }
}
