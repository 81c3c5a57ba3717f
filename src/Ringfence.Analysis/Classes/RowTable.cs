using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Makes rows of regions; equal regions get the same row.</summary>
internal sealed class RowTable(PeerIndex peers, TrafficTable traffic)
{
    private readonly Dictionary<ValueArray<int>, ClassRow> _rows = [];
    private readonly Dictionary<RuleMatch, (RuleTraffic Asked, PeerEntry Peer)> _known = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<TrafficPattern, RuleTraffic> _asked = [];
    private readonly Dictionary<PortName, NamedTraffic> _named = [];

    /// <summary>The row of a program.</summary>
    public ClassRow RowOf(DirectionProgram program)
    {
        Isolation isolation = program.Tiers.Any(tier => !tier.IsolatedBy.IsEmpty) ? Isolation.DefaultDeny : Isolation.None;
        List<Clause> clauses = Gather(AllowedRegion.Fold(program));
        List<int> signature = new(2 + (clauses.Count * 5)) { (int)program.Direction, (int)isolation };
        foreach (Clause clause in clauses)
        {
            signature.Add(-1 - (int)clause.Verdict);
            foreach (Gathered group in clause.Groups)
            {
                signature.Add(-3);
                signature.Add(group.Asked.Number);
                signature.Add((int)group.First.Family);
                foreach (PeerEntry peer in group.Peers)
                {
                    signature.Add(peer.Number);
                }
            }
        }

        ValueArray<int> key = signature.ToValueArray();
        if (!_rows.TryGetValue(key, out ClassRow? row))
        {
            _rows.Add(key, row = Make(program.Direction, clauses, isolation));
        }

        return row;
    }

    private ClassRow Make(Direction direction, List<Clause> clauses, Isolation isolation)
    {
        List<RowGroup> groups = new(clauses.Count);
        List<RegionClause> region = new(clauses.Count);
        foreach (Clause clause in clauses)
        {
            List<RuleMatch> all = new(clause.Groups.Count);
            foreach (Gathered group in clause.Groups)
            {
                // Its own object, so that the region's match and the group find each other.
                RuleMatch stand = group.First with { };
                groups.Add(new RowGroup(stand, group.Asked, group.Peers, peers.Clock));
                all.Add(stand);
            }

            region.Add(new RegionClause(all.ToValueArray(), clause.Verdict));
        }

        return new ClassRow(_rows.Count, new AllowedRegion(direction, region.ToValueArray()), groups, isolation, traffic);
    }

    /// <summary>Clauses that follow each other with the same verdict may change places, so those with the same traffic become one.</summary>
    private List<Clause> Gather(AllowedRegion region)
    {
        List<Clause> clauses = new(region.Clauses.Count);
        Dictionary<(int Asked, FamilyScope Family), Gathered> run = new(region.Clauses.Count);
        Verdict verdict = Verdict.Allow;
        foreach (RegionClause clause in region.Clauses)
        {
            if (clause.Verdict != verdict || clause.All.Count != 1)
            {
                run.Clear();
                verdict = clause.Verdict;
            }

            if (clause.All.Count != 1)
            {
                clauses.Add(new Clause(clause.Verdict, [.. clause.All.Select(Start)]));
                continue;
            }

            RuleMatch match = clause.All[0];
            (RuleTraffic asked, PeerEntry peer) = KnownOf(match);
            if (!run.TryGetValue((asked.Number, match.Family), out Gathered? group))
            {
                run.Add((asked.Number, match.Family), group = new Gathered(match, asked));
                clauses.Add(new Clause(clause.Verdict, [group]));
            }

            group.Add(peer);
        }

        return clauses;
    }

    private Gathered Start(RuleMatch match)
    {
        (RuleTraffic asked, PeerEntry peer) = KnownOf(match);
        Gathered group = new(match, asked);
        group.Add(peer);
        return group;
    }

    // Rules are shared by all their subjects, so most are found without looking into them.
    private (RuleTraffic Asked, PeerEntry Peer) KnownOf(RuleMatch match)
    {
        if (!_known.TryGetValue(match, out (RuleTraffic Asked, PeerEntry Peer) known))
        {
            _known.Add(match, known = (AskedOf(match.Traffic), peers.EntryOf(match.Peer)));
        }

        return known;
    }

    private RuleTraffic AskedOf(TrafficPattern pattern)
    {
        if (!_asked.TryGetValue(pattern, out RuleTraffic? asked))
        {
            _asked.Add(pattern, asked = new RuleTraffic(_asked.Count, traffic.NumberOf(pattern.Numbers), [.. pattern.Names.Select(NamedOf)], traffic));
        }

        return asked;
    }

    private NamedTraffic NamedOf(PortName name)
    {
        if (!_named.TryGetValue(name, out NamedTraffic? named))
        {
            _named.Add(name, named = new NamedTraffic(name, traffic));
        }

        return named;
    }

    private sealed record Clause(Verdict Verdict, List<Gathered> Groups);

    private sealed record Gathered(RuleMatch First, RuleTraffic Asked)
    {
        /// <summary>Each once, in the order of their numbers.</summary>
        public List<PeerEntry> Peers { get; } = new(1);

        public void Add(PeerEntry peer)
        {
            int place = Peers.Count;
            while (place > 0 && Peers[place - 1].Number > peer.Number)
            {
                place--;
            }

            if (place == 0 || Peers[place - 1] != peer)
            {
                Peers.Insert(place, peer);
            }
        }
    }
}
