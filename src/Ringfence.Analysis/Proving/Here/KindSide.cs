using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One side of a kind's connections under some choice of policies: its region, with the peers it mentions looked up.</summary>
internal sealed class KindSide
{
    private readonly AllowedRegion _region;
    private readonly Dictionary<RuleMatch, PeerEntry> _entries = new(ReferenceEqualityComparer.Instance);
    private readonly bool _open;

    /// <summary>The side of a program.</summary>
    public KindSide(DirectionProgram program, KindPeers peers)
    {
        Program = program;
        _region = AllowedRegion.Fold(program);
        _open = _region.Clauses.All(clause => clause.Verdict == Verdict.Allow);
        foreach (RegionClause clause in _region.Clauses)
        {
            foreach (RuleMatch match in clause.All)
            {
                _entries.TryAdd(match, peers.Of(match.Peer));
            }
        }
    }

    /// <summary>The program.</summary>
    public DirectionProgram Program { get; }

    /// <summary>The addresses that its matches take, one set for each match.</summary>
    public IEnumerable<AddressSet> Blocks => _entries.Values.Select(entry => entry.Outside).Where(set => !set.IsEmpty);

    /// <summary>What is allowed with a kind.</summary>
    /// <param name="remote">The kind's number.</param>
    /// <param name="slot">In which circumstances.</param>
    /// <param name="ports">The destination's declared ports.</param>
    public TrafficSet With(int remote, PeerSlot slot, ValueArray<ContainerPort> ports) => _open
        ? TrafficSet.All
        : _region.Allowed(match => match.Takes(slot.Family) && _entries[match].Members(slot).Contains(remote) ? match.Traffic.On(ports) : TrafficSet.None);

    /// <summary>What is allowed with addresses outside that no match tells apart.</summary>
    /// <param name="addresses">Addresses of one family.</param>
    /// <param name="ports">The destination's declared ports; none when the addresses are the destination.</param>
    public TrafficSet With(AddressSet addresses, ValueArray<ContainerPort> ports) => _open
        ? TrafficSet.All
        : _region.Allowed(match => match.Takes(addresses.Ranges[0].Family) && _entries[match].Outside.Contains(addresses.Ranges[0].First)
            ? match.Traffic.On(ports)
            : TrafficSet.None);
}
