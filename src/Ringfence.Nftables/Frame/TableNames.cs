using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Names in the table that do not depend on policies.</summary>
public static class TableNames
{
    /// <summary>The base chain that judges what goes through the node: first what local pods send, then what comes to them.</summary>
    public const string Forward = "forward";

    /// <summary>The base chain that judges what local pods send to the node itself.</summary>
    public const string InputEgress = "input_egress";

    /// <summary>The chain of what passes though policies do not allow it: neighbour discovery, a pod to itself through a Service.</summary>
    public const string Passage = "passage";

    /// <summary>The chain where redirects of IPv6 end, which turn the traffic of others over to whoever sends them.</summary>
    public const string Redirects = "redirects";

    /// <summary>The chain where packets end that policies do not allow.</summary>
    public const string Refuse = "refuse";

    /// <summary>The chain that finds packets of revoked connections; empty, and asked by nobody, while there are none.</summary>
    public const string Revoked = "revoked";

    /// <summary>The chain where packets of revoked connections end.</summary>
    public const string CutOff = "cut_off";

    /// <summary>The chain that lets connections from before connection tracking pass, for a while after the first start.</summary>
    public const string Grace = "grace";

    /// <summary>The chain that finds forged sources of packets from pods.</summary>
    public const string Sources = "sources";

    /// <summary>The chain where packets with forged sources end.</summary>
    public const string Spoofed = "spoofed";

    /// <summary>The chain that stops packets of pods whose policies are not in place yet.</summary>
    public static string Guard(Direction direction) => direction == Direction.Egress ? "guard_egress" : "guard_ingress";

    /// <summary>The set of pods of the node whose policies are in place, where pods are known by their addresses.</summary>
    public static string Ready(AddressFamily family) => $"ready{Digit(family)}";

    /// <summary>The map from addresses of local pods to the chains that judge a direction.</summary>
    /// <param name="direction">The direction.</param>
    /// <param name="family">The family of the addresses.</param>
    /// <param name="count">How many there are.</param>
    public static string Dispatch(Direction direction, AddressFamily family, int count) => LocalRoom.NameOf($"{(direction == Direction.Egress ? "egress" : "ingress")}{Digit(family)}", count);

    /// <summary>The set of pairs of a local pod's address with itself.</summary>
    public static string Self(AddressFamily family) => $"self{Digit(family)}";

    /// <summary>The set of revoked connections: source, destination, protocol, source port, destination port.</summary>
    public static string RevokedConnections(AddressFamily family) => $"revoked{Digit(family)}";

    /// <summary>The set of pods that may use Services at addresses of the node: pod, address, protocol, port.</summary>
    public static string LocalServices(AddressFamily family) => $"local_services{Digit(family)}";

    private static char Digit(AddressFamily family) => family == AddressFamily.IPv4 ? '4' : '6';
}
