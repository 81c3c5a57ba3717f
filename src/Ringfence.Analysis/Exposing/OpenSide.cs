using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What one subject's policies leave open in one direction to pods that the input does not have.</summary>
internal sealed class OpenSide
{
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly AllowedRegion _region;
    private readonly ValueArray<ContainerPort> _ports;
    private readonly LabelSample _sample;

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
        _sample = new LabelSample(ToldApart(Mentioned));
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

    private IEnumerable<EndpointSelector> Mentioned => _region.Clauses
        .SelectMany(clause => clause.All)
        .SelectMany(match => PeerLeaves.Of(match.Peer))
        .OfType<Peer.Endpoints>()
        .Select(peer => peer.Selector)
        .Distinct();

    /// <summary>What is open to every pod that a selector matches; nothing for one that can match none.</summary>
    public OpenTraffic To(EndpointSelector selector)
    {
        OpenTraffic[] open = [.. UnknownPod.TakenBy(selector, _snapshot, _sample).Select(To)];
        return open.Length == 0 ? OpenTraffic.None : open.Aggregate((left, right) => left.Intersect(right));
    }

    private OpenTraffic To(UnknownPod pod)
    {
        PeerReader reader = new(pod, _profile);
        return OpenTraffic.Of(_region, match => Takes(reader, pod, match), match => Takes(reader, pod, match), _ports);
    }

    /// <summary>Values that several selectors mention; those of a namespace's name always, since known namespaces have labels of their own.</summary>
    private static HashSet<KeyValuePair<string, string>> ToldApart(IEnumerable<EndpointSelector> selectors)
    {
        HashSet<KeyValuePair<string, string>> once = [];
        HashSet<KeyValuePair<string, string>> told = [];
        foreach (EndpointSelector selector in selectors)
        {
            IEnumerable<LabelRequirement> spaces = selector.Namespaces is NamespaceScope.Matching(var labels) ? labels.Requirements : [];
            HashSet<KeyValuePair<string, string>> own =
                [.. spaces.Concat(selector.Pods.Requirements).SelectMany(requirement => requirement.Values.Select(value => KeyValuePair.Create(requirement.Key, value)))];
            told.UnionWith(own.Where(pair => !once.Add(pair) || pair.Key == ClusterNamespace.NameLabel));
            if (selector.Namespaces is NamespaceScope.Only(var name))
            {
                told.Add(new(ClusterNamespace.NameLabel, name.Value));
            }
        }

        return told;
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
