using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Says whether assertions hold in a cluster. It combines what Core says; it decides nothing.</summary>
/// <remarks>
/// A pod's connections to itself are not asserted of: nothing can stop them. Nor are those from address to address: no policy governs them;
/// nor those of two without an address family in common, which nothing can connect.
/// Named ends are asked about one by one; once there are many, or selectors, everybody is sorted into classes that policies treat alike, and
/// the cost follows the pairs of classes. Not for several threads at once.
/// </remarks>
public sealed class AssertionJudge
{
    // Below this many pairs, asking about each is faster than sorting the cluster's endpoints into classes.
    private const int FewPairs = 256;

    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly Lazy<ClassModel> _model;
    private readonly Lazy<OutsideTable> _outside;
    private readonly PartyTraffic _parties;

    /// <summary>A judge for one state of a cluster.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    public AssertionJudge(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        (_snapshot, _profile) = (snapshot, profile);
        _model = new Lazy<ClassModel>(() => ClassBuilder.Build(snapshot, profile));
        _outside = new Lazy<OutsideTable>(() => new OutsideTable(_model.Value.Classes, _model.Value.Traffic));
        _parties = new PartyTraffic(snapshot, profile);
    }

    /// <summary>What the answers so far rest on, each once.</summary>
    public ValueArray<Caveat> Caveats => _model.IsValueCreated ? _model.Value.Caveats : [];

    /// <summary>Holds an assertion against the cluster.</summary>
    public AssertionOutcome Judge(Assertion assertion)
    {
        bool few = assertion.From.Concat(assertion.To).All(IsFew) && CountOf(assertion.From) * CountOf(assertion.To) <= FewPairs;
        TrafficTable traffic = few ? new TrafficTable() : _model.Value.Traffic;
        PatternReader reader = new(_snapshot, _profile, traffic);
        List<PatternPlace> empty = [];
        EndSelection from = reader.Read(assertion.From, TrafficPattern.All, index => empty.Add(new PatternPlace(AssertionSide.From, index)));
        EndSelection to = reader.Read(assertion.To, assertion.Traffic, index => empty.Add(new PatternPlace(AssertionSide.To, index)));
        ValueArray<Endpoint> leftAside = [.. reader.LeftAside.Order().Select(place => _snapshot.Endpoints[place])];
        EndSelection[] exceptedFrom = [.. assertion.Excepted.Select(excepted => Selected(reader, excepted.From, TrafficPattern.All))];
        EndSelection[] exceptedTo = [.. assertion.Excepted.Select(excepted => Selected(reader, excepted.To, excepted.Traffic))];
        EndGrouping grouping = few
            ? new EndGrouping(_snapshot, null, null)
            : new EndGrouping(_snapshot, _model.Value, _outside);
        PairTally tally = new(assertion.Expected, traffic, assertion.Excepted.Count);
        IReadOnlyList<EndGroup> targets = grouping.Group(to, exceptedTo);
        foreach (EndGroup source in grouping.Group(from, exceptedFrom))
        {
            Add(source, targets, tally);
        }

        return new AssertionOutcome(tally.Checked, tally.Failing, [.. tally.Examples])
        {
            Empty = [.. empty],
            Idle = [.. tally.Idle],
            LeftAside = leftAside,
            Unconnected = tally.Unconnected,
            IsPortMissing = targets.Count > 0 && targets.All(target => target.Asked.Traffic == TrafficTable.None),
        };
    }

    private static bool IsFew(AssertedEnds pattern) => pattern switch
    {
        AssertedEnds.Members or AssertedEnds.Behind => true,
        AssertedEnds.Outside(var addresses) => addresses.Ranges is [var range] && range.First == range.Last,
        _ => false,
    };

    private static long CountOf(ValueArray<AssertedEnds> patterns) => patterns.Sum(pattern => pattern switch
    {
        AssertedEnds.Members(var parties) => (long)parties.Count,
        AssertedEnds.Behind(var backends) => backends.Count,
        _ => 1,
    });

    private static EndSelection Selected(PatternReader reader, ValueArray<AssertedEnds> patterns, TrafficPattern traffic) =>
        patterns.IsEmpty ? reader.Everybody(traffic) : reader.Read(patterns, traffic, _ => { });

    private void Add(EndGroup source, IReadOnlyList<EndGroup> targets, PairTally tally)
    {
        IndexSet reached = source is EndGroup.Alike alike ? _model.Value.ReachOf(alike.Class.Number) : IndexSet.Empty;
        foreach (EndGroup target in targets)
        {
            int wanted = tally.WantedOf(source.Asked, target.Asked);
            if (wanted == TrafficTable.None)
            {
                continue;
            }

            switch (source, target)
            {
                case (EndGroup.Alike from, EndGroup.Alike to):
                    Add(from, to, reached, wanted, tally);
                    break;
                case (EndGroup.Alike from, EndGroup.Outside to):
                    AddOutside(from, to, Direction.Egress, wanted, tally);
                    break;
                case (EndGroup.Outside from, EndGroup.Alike to):
                    AddOutside(to, from, Direction.Ingress, wanted, tally);
                    break;
                default:
                    AddEach(source, target, wanted, tally);
                    break;
            }
        }
    }

    private void Add(EndGroup.Alike from, EndGroup.Alike to, IndexSet reached, int wanted, PairTally tally)
    {
        long pairs = ((long)from.Members.Count * to.Members.Count) - CountSelves(from, to);
        if (pairs == 0)
        {
            return;
        }

        if (!_model.Value.Pairs.CanConnect(from.Class, to.Class))
        {
            tally.LeaveOut(pairs);
            return;
        }

        // Selectors take no pod of a node's network, and named ones are asked about one by one: where pods run makes no difference here.
        PairTraffic passing = reached.Contains(to.Class.Number) ? _model.Value.Pairs.Between(from.Class, to.Class, Standing.Apart) : default;
        int wrong = tally.Add(wanted, pairs, passing.Ports, passing.Extent == Extent.Whole ? passing.Ports : EveryOf(from, to));
        if (wrong != TrafficTable.None)
        {
            (Party source, Party target) = FirstPair(from, to);
            tally.Show(source, target, wrong);
        }
    }

    // What passes in every family is the same for all pairs of two classes.
    private int EveryOf(EndGroup.Alike from, EndGroup.Alike to)
    {
        (Party source, Party target) = FirstPair(from, to);
        return _model.Value.Traffic.NumberOf(_parties.Between(source, target)!.Value.Every);
    }

    private void AddOutside(EndGroup.Alike pods, EndGroup.Outside outside, Direction direction, int wanted, PairTally tally)
    {
        if (!pods.Class.Outside.Overlaps(outside.Addresses))
        {
            tally.LeaveOut(pods.Members.Count);
            return;
        }

        int passing = OutsideTraffic(pods.Class, direction, outside.Number);
        int wrong = tally.Add(wanted, pods.Members.Count, passing, passing);
        if (wrong != TrafficTable.None)
        {
            (Party pod, Party block) = (PodAt(pods.Members[0]), BlockOf(outside));
            tally.Show(direction == Direction.Egress ? pod : block, direction == Direction.Egress ? block : pod, wrong);
        }
    }

    private int OutsideTraffic(EndpointClass type, Direction direction, int number)
    {
        OutsideCell cell = Array.Find(_outside.Value.TrafficOf(type, direction), one => one.Addresses == number);
        return cell.Traffic;
    }

    private void AddEach(EndGroup source, EndGroup target, int wanted, PairTally tally)
    {
        foreach (Party from in PartiesOf(source))
        {
            foreach (Party to in PartiesOf(target))
            {
                if ((from == to && !StandsForSeveral(from)) || (from is Party.External && to is Party.External))
                {
                    continue;
                }

                if (_parties.Between(from, to) is var (some, every))
                {
                    int wrong = tally.Add(wanted, 1, tally.Traffic.NumberOf(some), tally.Traffic.NumberOf(every));
                    if (wrong != TrafficTable.None)
                    {
                        tally.Show(from, to, wrong);
                    }
                }
                else
                {
                    tally.LeaveOut(1);
                }
            }
        }
    }

    private IEnumerable<Party> PartiesOf(EndGroup group) => group switch
    {
        EndGroup.Alike alike => alike.Members.Select(PodAt),
        EndGroup.Single single => [single.Party],
        EndGroup.Outside outside => [BlockOf(outside)],
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled group {group.GetType().Name}."),
    };

    /// <summary>Two that are not the same pod, where there are such. A workload without pods stands for several, so it may meet itself.</summary>
    private (Party From, Party To) FirstPair(EndGroup.Alike from, EndGroup.Alike to) =>
        from.Members.Take(2)
            .SelectMany(source => to.Members.Take(2).Where(target => source != target || StandsForSeveral(PodAt(source))).Select(target => (PodAt(source), PodAt(target))))
            .First();

    private long CountSelves(EndGroup.Alike from, EndGroup.Alike to) => from.Class.Number == to.Class.Number
        ? from.Members.Intersect(to.Members).LongCount(member => !StandsForSeveral(PodAt(member)))
        : 0;

    private Party PodAt(int place) => new Party.Pod(_snapshot.Endpoints[place]);

    private static Party.External BlockOf(EndGroup.Outside outside) => new Party.External(outside.Addresses.ToCidrs()[0]);

    private static bool StandsForSeveral(Party party) => party is Party.Pod { Endpoint.Kind: EndpointKind.Workload };
}
