namespace Ringfence.Core;

/// <summary>A remote as rules see it, looked up once, for asking which peers take it.</summary>
public sealed class SeenRemote
{
    // No object of Kubernetes can have such a name.
    private static readonly NodeName Elsewhere = new("\0");
    private static readonly Endpoint Somebody = new(new EndpointId("\0"), new NamespaceName("\0"), LabelSet.Empty);
    private static readonly Endpoint Stranger = Somebody with { Node = Elsewhere };
    private static readonly Via Straight = new Via.Direct();

    private readonly PeerMatcher _matcher;
    private readonly Remote _remote;

    // By standing and family: many peers are held against one remote.
    private readonly Encounter?[] _met = new Encounter[4];

    internal SeenRemote(PeerMatcher matcher, Remote remote) => (_matcher, _remote) = (matcher, remote);

    /// <summary>Whether a peer takes it, for connections of one family.</summary>
    public PeerAnswer Match(Peer peer, Standing standing, AddressFamily family)
    {
        Encounter met = _met[((int)standing * 2) + (int)family] ??= Meet(standing, family);
        Finding found = _matcher.Match(peer, met);
        return new PeerAnswer(found.Fit, found.Caveats);
    }

    private Encounter Meet(Standing standing, AddressFamily family)
    {
        Endpoint subject = standing == Standing.SameNode && _remote.Machine is { } own ? Somebody with { Node = own } : Stranger;
        return new Encounter(subject, Direction.Egress, _remote, family, Straight);
    }
}
