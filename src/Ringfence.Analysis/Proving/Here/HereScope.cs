using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>This cluster: every two of its endpoints and every address outside, exactly.</summary>
/// <remarks>It compares what Core's regions say, for kinds of endpoints; only those under a policy that differs are looked at. Not for several threads at once.</remarks>
internal sealed class HereScope : IProofScope
{
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly KindTable _table;
    private readonly KindPeers _peers;
    private readonly Dictionary<PolicyRef, Policy> _policies;
    private readonly Dictionary<(int, Direction), KindSide> _sides = [];

    /// <summary>Prepares a cluster.</summary>
    public HereScope(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        (_snapshot, _profile) = (snapshot, profile);
        _table = new KindTable(snapshot, profile);
        _peers = new KindPeers(snapshot, profile, _table.Kinds);
        _policies = snapshot.Tiers.SelectMany(tier => tier.Policies).DistinctBy(policy => policy.Ref).ToDictionary(policy => policy.Ref);
    }

    /// <summary>What sorting the endpoints rested on.</summary>
    public ValueArray<Caveat> Caveats => _table.Caveats;

    /// <inheritdoc/>
    public Comparison Compare(PolicyOmission before, PolicyOmission after, DifferenceKind kind, JudgedEnds ends)
    {
        IndexSet subjects = before.TouchedUnlike(after).Aggregate(IndexSet.Empty, (all, policy) => all.Union(_table.Under(policy)));
        foreach (int number in subjects)
        {
            foreach (Direction direction in (ReadOnlySpan<Direction>)[Direction.Ingress, Direction.Egress])
            {
                Kind subject = _table.Kinds[number];
                SideChange change = new(SideOf(subject, direction, before), SideOf(subject, direction, after), _peers);
                if (!change.IsNone && (Outside(subject, direction, change, kind) ?? Inside(subject, direction, change, kind, ends, before, after)) is { } connection)
                {
                    return new Comparison.Differs(new ProofWitness(connection, WitnessCluster.Given, _snapshot, _profile, before, after));
                }
            }
        }

        return new Comparison.Same();
    }

    /// <inheritdoc/>
    public Occurrence Selected(Policy policy)
    {
        foreach (int number in _table.Under(policy.Ref))
        {
            Direction direction = policy.Ingress.Isolation == Isolation.None && policy.Ingress.Rules.IsEmpty ? Direction.Egress : Direction.Ingress;
            Kind subject = _table.Kinds[number];
            return Possible(ConnectionChoice.Outside(subject.Sample, direction, AddressSet.AllOf(FamilyOf(subject)), TrafficSet.All));
        }

        return new Occurrence.Never();
    }

    /// <inheritdoc/>
    public Occurrence Matched(Policy policy, Rule rule, RulePart? part)
    {
        Direction direction = rule.Ref.Direction;
        RuleMatch match = RuleParts.Narrow(rule.Match, part);
        PeerEntry entry = _peers.Of(match.Peer);
        foreach (int number in _table.Under(policy.Ref))
        {
            Kind subject = _table.Kinds[number];
            AddressSet outside = InFamiliesOf(match, entry.Outside);
            TrafficSet traffic = match.Traffic.On(direction == Direction.Ingress ? subject.Ports : []);
            if (!outside.IsEmpty && !traffic.IsEmpty)
            {
                return Possible(ConnectionChoice.Outside(subject.Sample, direction, outside, traffic));
            }

            foreach (PeerSlot slot in PeerSlot.All)
            {
                foreach (int far in match.Takes(slot.Family) ? entry.Members(slot) : IndexSet.Empty)
                {
                    Kind remote = _table.Kinds[far];
                    traffic = match.Traffic.On(direction == Direction.Ingress ? subject.Ports : remote.Ports);
                    if (!traffic.IsEmpty && PairIn(subject, remote, direction, slot) is var (at, other))
                    {
                        return Possible(ConnectionChoice.Between(at, other, direction, slot.Family, traffic));
                    }
                }
            }
        }

        return new Occurrence.Never();
    }

    /// <inheritdoc/>
    public IEnumerable<Policy> SharingSubjects(Policy policy)
    {
        HashSet<PolicyRef> sharing = [];
        foreach (int number in _table.Under(policy.Ref))
        {
            sharing.UnionWith(KindTable.PoliciesOf(_table.Kinds[number]));
        }

        return sharing.Select(other => _policies[other]);
    }

    private static TrafficSet Unlike(TrafficSet before, TrafficSet after, DifferenceKind kind) => kind switch
    {
        DifferenceKind.Any => before.Except(after).Union(after.Except(before)),
        DifferenceKind.Lost => before.Except(after),
    };

    private static AddressFamily FamilyOf(Kind kind) => kind.Sample.Endpoint.Addresses.Has(AddressFamily.IPv4) ? AddressFamily.IPv4 : AddressFamily.IPv6;

    private static Direction Opposite(Direction direction) => direction == Direction.Ingress ? Direction.Egress : Direction.Ingress;

    private Occurrence.Possible Possible(Connection connection) =>
        new(new ProofWitness(connection, WitnessCluster.Given, _snapshot, _profile, PolicyOmission.Nothing, PolicyOmission.Nothing));

    private KindSide SideOf(Kind kind, Direction direction, PolicyOmission omission)
    {
        // Most kinds are under no policy that is left out.
        if (!omission.Touched.Any(policy => _table.Under(policy).Contains(kind.Number)))
        {
            if (!_sides.TryGetValue((kind.Number, direction), out KindSide? side))
            {
                _sides.Add((kind.Number, direction), side = new KindSide(kind.Program(direction), _peers));
            }

            return side;
        }

        return new KindSide(omission.LeftOutOf(kind.Program(direction)), _peers);
    }

    // An address is judged in its own family, whatever families the pod has.
    private static AddressSet InFamiliesOf(RuleMatch match, AddressSet addresses) => match.Family switch
    {
        FamilyScope.Any => addresses,
        FamilyScope.IPv4 => addresses.In(AddressFamily.IPv4),
        FamilyScope.IPv6 => addresses.In(AddressFamily.IPv6),
    };

    private static Connection? Outside(Kind subject, Direction direction, SideChange change, DifferenceKind kind)
    {
        ValueArray<ContainerPort> ports = direction == Direction.Ingress ? subject.Ports : [];
        foreach (AddressSet piece in new AddressCuts([.. change.Before.Blocks.Concat(change.After.Blocks).Distinct()]).Addresses())
        {
            if (piece.IsEmpty)
            {
                // A choice of blocks that the cuts passed over on the way to another.
                continue;
            }

            TrafficSet unlike = Unlike(change.Before.With(piece, ports), change.After.With(piece, ports), kind);
            if (!unlike.IsEmpty)
            {
                return ConnectionChoice.Outside(subject.Sample, direction, piece, unlike);
            }
        }

        return null;
    }

    private Connection? Inside(
        Kind subject, Direction direction, SideChange change, DifferenceKind kind, JudgedEnds ends, PolicyOmission before, PolicyOmission after)
    {
        foreach (PeerSlot slot in PeerSlot.All)
        {
            IndexSet remotes = change.Kinds(slot) ?? IndexSet.Below(_table.Kinds.Count);
            foreach (int number in slot.Standing == Standing.SameNode ? remotes.Intersect(_table.OfNodes) : remotes)
            {
                Kind remote = _table.Kinds[number];
                ValueArray<ContainerPort> ports = direction == Direction.Ingress ? subject.Ports : remote.Ports;
                TrafficSet old = change.Before.With(number, slot, ports);
                TrafficSet current = change.After.With(number, slot, ports);
                if (old == current || PairIn(subject, remote, direction, slot) is not var (at, other))
                {
                    continue;
                }

                if (ends == JudgedEnds.Both)
                {
                    old = old.Intersect(FarSide(remote, direction, before).With(subject.Number, slot, ports));
                    current = current.Intersect(FarSide(remote, direction, after).With(subject.Number, slot, ports));
                }

                TrafficSet unlike = Unlike(old, current, kind);
                if (!unlike.IsEmpty)
                {
                    return ConnectionChoice.Between(at, other, direction, slot.Family, unlike);
                }
            }
        }

        return null;
    }

    private KindSide FarSide(Kind remote, Direction direction, PolicyOmission omission) => SideOf(remote, Opposite(direction), omission);

    /// <summary>Two endpoints that can meet in a slot; null when there are none.</summary>
    private (Endpoint Subject, Endpoint Remote)? PairIn(Kind subject, Kind remote, Direction direction, PeerSlot slot)
    {
        ValueArray<AddressFamily> families = direction == Direction.Egress
            ? _table.FamiliesBetween(subject, remote)
            : _table.FamiliesBetween(remote, subject);
        return families.Contains(slot.Family) ? _table.PairOf(subject, remote, slot.Standing) : null;
    }
}
