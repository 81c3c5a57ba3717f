using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What the connections that a filter asks about rest on: where a rule of one end looks at something of the other that is not known or not settled.</summary>
/// <remarks>Nothing is missing of pods with known addresses and a network of their own in a namespace of the input, so they cost nothing.</remarks>
internal sealed class AskedCaveats(ClusterSnapshot snapshot, EnforcementProfile profile)
{
    // Beyond so many comparisons it is faster to be told what the whole map rests on.
    private const long MostComparisons = 50_000;

    private readonly Evaluator _evaluator = new(snapshot, profile);
    private readonly PeerReader _reader = new(snapshot, profile);

    /// <summary>The caveats, each once; null when it would take too long to tell them from the others.</summary>
    /// <param name="ends">The workloads or pods, each with what it can be in the connections that are asked about.</param>
    /// <param name="ports">The traffic in question.</param>
    public ValueArray<Caveat>? Of(IReadOnlyCollection<(MapEndpoint.Pods End, ViewRole Role)> ends, TrafficSet ports)
    {
        List<(Endpoint Remote, ViewRole Role)> doubtful =
        [
            .. Alike(ends, IsDoubtful).Select(one => (one.Endpoint, one.Role)),
        ];
        if (doubtful.Count == 0)
        {
            return [];
        }

        List<(Direction Direction, Peer Peer, ViewRole Role)> peers =
        [
            .. Alike(ends, _ => true)
                .SelectMany(one => PeersOf(one.Endpoint, ports).Select(peer => (peer.Direction, peer.Peer, one.Role)))
                .Distinct(),
        ];
        if ((long)peers.Count * doubtful.Count > MostComparisons)
        {
            return null;
        }

        HashSet<Caveat> caveats = [];
        foreach ((Direction direction, Peer peer, ViewRole subject) in peers)
        {
            foreach ((Endpoint remote, ViewRole role) in doubtful)
            {
                if (direction == Direction.Egress ? ViewRoles.Take(subject, role) : ViewRoles.Take(role, subject))
                {
                    caveats.UnionWith(CaveatsOf(peer, remote));
                }
            }
        }

        return [.. caveats];
    }

    /// <summary>Of pods that differ in nothing that matters here one, the first.</summary>
    private static IEnumerable<(Endpoint Endpoint, ViewRole Role)> Alike(IEnumerable<(MapEndpoint.Pods End, ViewRole Role)> ends, Func<Endpoint, bool> wanted) => ends
        .SelectMany(one => one.End.Members.Where(wanted).Select(member => (Endpoint: member, one.Role)))
        .DistinctBy(one => (one.Endpoint.Namespace, one.Endpoint.Labels, one.Endpoint.Network, one.Endpoint.Workload, one.Role));

    private bool IsDoubtful(Endpoint endpoint) =>
        endpoint.Network == PodNetwork.Host
        || endpoint.Addresses.Knowledge != AddressKnowledge.Exact
        || snapshot.NamespaceOf(endpoint).Provenance == Provenance.Assumed;

    // Of regions, not of rules: what is exempt, such as a pod's own node, is in them too.
    private IEnumerable<(Direction Direction, Peer Peer)> PeersOf(Endpoint subject, TrafficSet ports) => ((Direction[])[Direction.Egress, Direction.Ingress])
        .SelectMany(direction => AllowedRegion.Fold(_evaluator.ProgramOf(subject, direction)).Clauses
            .SelectMany(clause => clause.All)
            .Where(match => !match.Traffic.Names.IsEmpty || !match.Traffic.Numbers.Intersect(ports).IsEmpty)
            .Select(match => (direction, match.Peer)));

    private IEnumerable<Caveat> CaveatsOf(Peer peer, Endpoint remote) => ((AddressFamily[])[AddressFamily.IPv4, AddressFamily.IPv6])
        .SelectMany(family => _reader.Match(peer, Standing.Apart, new Party.Pod(remote), family).Caveats);
}
