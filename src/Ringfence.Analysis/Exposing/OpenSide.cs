using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What one subject's policies leave open in one direction to pods that the input does not have.</summary>
internal sealed class OpenSide
{
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly AllowedRegion _region;
    private readonly ValueArray<ContainerPort> _ports;

    /// <summary>Reads a program.</summary>
    /// <param name="snapshot">Gives the namespaces that are known.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    /// <param name="program">What policies say to the subject.</param>
    /// <param name="ports">The subject's named ports, where it is the destination; else none.</param>
    public OpenSide(ClusterSnapshot snapshot, EnforcementProfile profile, DirectionProgram program, ValueArray<ContainerPort> ports)
    {
        _snapshot = snapshot;
        _profile = profile;
        _ports = ports;
        _region = AllowedRegion.Fold(program);
        EntireCluster = OpenTraffic.Of(_region, match => TakesEveryPod(match.Peer), MayTakeAPod, _ports);
    }

    /// <summary>What is open to every pod, whatever its labels.</summary>
    public OpenTraffic EntireCluster { get; }

    /// <summary>The selectors that the rules mention, each once.</summary>
    public IEnumerable<EndpointSelector> Selectors => _region.Clauses
        .Where(clause => clause.Verdict == Verdict.Allow)
        .SelectMany(clause => clause.All)
        .SelectMany(match => PeerLeaves.Necessary(match.Peer))
        .OfType<Peer.Endpoints>()
        .Select(peer => peer.Selector)
        .Distinct();

    /// <summary>What is open to every pod that a selector matches; nothing for one that can match none.</summary>
    public OpenTraffic To(EndpointSelector selector)
    {
        if (UnknownPod.TakenBy(selector, _snapshot) is not { } pod)
        {
            return OpenTraffic.None;
        }

        PeerReader reader = new(pod, _profile);
        return OpenTraffic.Of(_region, match => Takes(reader, pod, match), match => Takes(reader, pod, match), _ports);
    }

    private static bool Takes(PeerReader reader, UnknownPod pod, RuleMatch match) =>
        ((ReadOnlySpan<AddressFamily>)[AddressFamily.IPv4, AddressFamily.IPv6]).ToArray()
            .Any(family => match.Takes(family) && reader.Match(match.Peer, Standing.Apart, pod.Party, family).Fits);

    private static bool TakesEveryPod(Peer peer) => peer switch
    {
        Peer.Anywhere => true,
        Peer.Endpoints({ Namespaces: NamespaceScope.Matching({ IsEverything: true }), Pods.IsEverything: true }) => true,
        Peer.AnyOf(var peers) => peers.Any(TakesEveryPod),
        Peer.Both(var first, var second) => TakesEveryPod(first) && TakesEveryPod(second),
        _ => false,
    };

    private static bool MayTakeAPod(RuleMatch match) =>
        PeerLeaves.Of(match.Peer).Any(leaf => leaf is not (Peer.Nothing or Peer.Subject or Peer.Nodes));
}
