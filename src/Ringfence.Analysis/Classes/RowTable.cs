using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Makes rows of regions; equal regions get the same row.</summary>
internal sealed class RowTable(PeerIndex peers, TrafficTable traffic)
{
    private readonly Dictionary<ValueArray<int>, ClassRow> _rows = [];
    private readonly Dictionary<TrafficPattern, int> _patterns = [];
    private readonly RowSplitter _splitter = new(traffic);

    /// <summary>The row of a program.</summary>
    public ClassRow RowOf(DirectionProgram program)
    {
        Isolation isolation = program.Tiers.Any(tier => !tier.IsolatedBy.IsEmpty) ? Isolation.DefaultDeny : Isolation.None;
        List<Clause> clauses = Gather(AllowedRegion.Fold(program));
        List<int> signature = [(int)program.Direction, (int)isolation];
        foreach (Clause clause in clauses)
        {
            signature.Add(-1 - (int)clause.Verdict);
            foreach (Gathered group in clause.Groups)
            {
                signature.Add(-3);
                signature.Add(PatternOf(group.First.Traffic));
                signature.Add((int)group.First.Family);
                signature.AddRange(group.Peers.Keys);
            }
        }

        ValueArray<int> key = [.. signature];
        if (!_rows.TryGetValue(key, out ClassRow? row))
        {
            _rows.Add(key, row = Make(program.Direction, clauses, isolation));
        }

        return row;
    }

    private ClassRow Make(Direction direction, List<Clause> clauses, Isolation isolation)
    {
        List<RowGroup> groups = [];
        List<RegionClause> region = [];
        foreach (Clause clause in clauses)
        {
            List<RuleMatch> all = [];
            foreach (Gathered group in clause.Groups)
            {
                // Its own object, so that the region's match and the group find each other.
                RuleMatch stand = group.First with { };
                groups.Add(new RowGroup(stand, [.. group.Peers.Values], peers.Clock));
                all.Add(stand);
            }

            region.Add(new RegionClause([.. all], clause.Verdict));
        }

        return new ClassRow(_rows.Count, new AllowedRegion(direction, [.. region]), groups, isolation, traffic, _splitter, peers.Clock);
    }

    /// <summary>Clauses that follow each other with the same verdict may change places, so those with the same traffic become one.</summary>
    private List<Clause> Gather(AllowedRegion region)
    {
        List<Clause> clauses = [];
        Dictionary<(TrafficPattern, FamilyScope), Gathered> run = [];
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
            if (!run.TryGetValue((match.Traffic, match.Family), out Gathered? group))
            {
                run.Add((match.Traffic, match.Family), group = new Gathered(match));
                clauses.Add(new Clause(clause.Verdict, [group]));
            }

            PeerEntry entry = peers.EntryOf(match.Peer);
            group.Peers.TryAdd(entry.Number, entry);
        }

        return clauses;
    }

    private Gathered Start(RuleMatch match)
    {
        Gathered group = new(match);
        PeerEntry entry = peers.EntryOf(match.Peer);
        group.Peers.Add(entry.Number, entry);
        return group;
    }

    private int PatternOf(TrafficPattern pattern)
    {
        if (!_patterns.TryGetValue(pattern, out int number))
        {
            _patterns.Add(pattern, number = _patterns.Count);
        }

        return number;
    }

    private sealed record Clause(Verdict Verdict, List<Gathered> Groups);

    private sealed record Gathered(RuleMatch First)
    {
        public SortedDictionary<int, PeerEntry> Peers { get; } = [];
    }
}
