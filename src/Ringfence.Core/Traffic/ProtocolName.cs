namespace Ringfence.Core;

/// <summary>Protocols as text: <c>TCP</c>, <c>UDP</c>, <c>SCTP</c>, <c>other</c>.</summary>
public static class ProtocolName
{
    /// <summary>The four, in the order in which they are printed.</summary>
    public static ValueArray<Protocol> All { get; } = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp, Protocol.Other];

    /// <summary>The protocol's name in a port set.</summary>
    public static string ToName(this Protocol protocol) => protocol switch
    {
        Protocol.Tcp => "TCP",
        Protocol.Udp => "UDP",
        Protocol.Sctp => "SCTP",
        Protocol.Other => "other",
    };

    /// <summary>Reads a name in any case; false for one that is none of the four.</summary>
    public static bool TryParse(string text, out Protocol protocol)
    {
        foreach (Protocol known in All)
        {
            if (string.Equals(known.ToName(), text, StringComparison.OrdinalIgnoreCase))
            {
                protocol = known;
                return true;
            }
        }

        protocol = default;
        return false;
    }
}
