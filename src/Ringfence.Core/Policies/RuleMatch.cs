namespace Ringfence.Core;

/// <summary>What a rule asks of a connection: remote, traffic and family must all fit.</summary>
public sealed record RuleMatch(Peer Peer, TrafficPattern Traffic, FamilyScope Family)
{
    /// <summary>Fits every connection.</summary>
    public static RuleMatch Everything { get; } = new(new Peer.Anywhere(), TrafficPattern.All, FamilyScope.Any);

    /// <summary>Every traffic from or to some remotes.</summary>
    public static RuleMatch AllTraffic(Peer peer) => new(peer, TrafficPattern.All, FamilyScope.Any);

    /// <summary>Whether a family is one that this is for.</summary>
    public bool Takes(AddressFamily family) => Family switch
    {
        FamilyScope.Any => true,
        FamilyScope.IPv4 => family == AddressFamily.IPv4,
        FamilyScope.IPv6 => family == AddressFamily.IPv6,
    };
}
