namespace Ringfence.Core;

/// <summary>A set of protocol and port: a port set for each of TCP, UDP and SCTP, and all or none of the other protocols.</summary>
/// <remarks>Canonical: equal sets are equal values. Immutable. The default value is the empty set.</remarks>
public readonly record struct TrafficSet(PortSet Tcp, PortSet Udp, PortSet Sctp, OtherTraffic Other)
{
    /// <summary>Nothing.</summary>
    public static TrafficSet None { get; }

    /// <summary>Every protocol and port.</summary>
    public static TrafficSet All { get; } = new(PortSet.All, PortSet.All, PortSet.All, OtherTraffic.All);

    /// <summary>True when nothing is in the set.</summary>
    public bool IsEmpty => this == None;

    /// <summary>True when everything is in the set.</summary>
    public bool IsAll => this == All;

    /// <summary>Some ports of one protocol; for <see cref="Protocol.Other"/>, which has no ports, all of it.</summary>
    public static TrafficSet Of(Protocol protocol, PortSet ports) => protocol switch
    {
        Protocol.Tcp => new TrafficSet(ports, default, default, OtherTraffic.None),
        Protocol.Udp => new TrafficSet(default, ports, default, OtherTraffic.None),
        Protocol.Sctp => new TrafficSet(default, default, ports, OtherTraffic.None),
        Protocol.Other => new TrafficSet(default, default, default, OtherTraffic.All),
    };

    /// <summary>The ports of one protocol; every port stands for the presence of <see cref="Protocol.Other"/>.</summary>
    public PortSet PortsOf(Protocol protocol) => protocol switch
    {
        Protocol.Tcp => Tcp,
        Protocol.Udp => Udp,
        Protocol.Sctp => Sctp,
        Protocol.Other => Other == OtherTraffic.All ? PortSet.All : PortSet.None,
    };

    /// <summary>Whether a protocol and port are in the set; the port of <see cref="Protocol.Other"/> does not count.</summary>
    public bool Contains(Protocol protocol, ushort port) =>
        protocol == Protocol.Other ? Other == OtherTraffic.All : PortsOf(protocol).Contains(port);

    /// <summary>What is in either set.</summary>
    public TrafficSet Union(TrafficSet other) => new(
        Tcp.Union(other.Tcp), Udp.Union(other.Udp), Sctp.Union(other.Sctp), (OtherTraffic)Math.Max((int)Other, (int)other.Other));

    /// <summary>What is in both sets.</summary>
    public TrafficSet Intersect(TrafficSet other) => new(
        Tcp.Intersect(other.Tcp), Udp.Intersect(other.Udp), Sctp.Intersect(other.Sctp), (OtherTraffic)Math.Min((int)Other, (int)other.Other));

    /// <summary>What is in this set and not in the other.</summary>
    public TrafficSet Except(TrafficSet other) => Intersect(other.Complement());

    /// <summary>What is not in the set.</summary>
    public TrafficSet Complement() => new(
        Tcp.Complement(), Udp.Complement(), Sctp.Complement(), Other == OtherTraffic.All ? OtherTraffic.None : OtherTraffic.All);

    /// <summary>The canonical text: <c>all</c>, <c>none</c>, or <c>TCP 80,443; UDP 53; other</c>.</summary>
    public override string ToString()
    {
        if (IsAll || IsEmpty)
        {
            return IsAll ? "all" : "none";
        }

        List<string> parts = [];
        foreach (Protocol protocol in ProtocolName.All)
        {
            if (protocol == Protocol.Other && Other == OtherTraffic.All)
            {
                parts.Add(protocol.ToName());
            }
            else if (protocol != Protocol.Other && !PortsOf(protocol).IsEmpty)
            {
                parts.Add($"{protocol.ToName()} {PortsOf(protocol)}");
            }
        }

        return string.Join("; ", parts);
    }
}
