using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Counts the pairs of an assertion and those that fail.</summary>
internal sealed class PairTally(Verdict expected, TrafficTable traffic, int exceptions)
{
    private const int MostExamples = 4;

    private readonly Dictionary<(int Asked, int Excepted), int> _left = [];
    private readonly bool[] _used = new bool[exceptions];
    private readonly List<FailingPair> _examples = [];

    /// <summary>Where traffic sets are numbered.</summary>
    public TrafficTable Traffic { get; } = traffic;

    /// <summary>Pairs that something was asserted of.</summary>
    public long Checked { get; private set; }

    /// <summary>Pairs that are otherwise.</summary>
    public long Failing { get; private set; }

    /// <summary>Pairs that have no address family in common.</summary>
    public long Unconnected { get; private set; }

    /// <summary>The first of those that are otherwise, one for each two groups.</summary>
    public IReadOnlyList<FailingPair> Examples => _examples;

    /// <summary>The exceptions that left nothing out.</summary>
    public IEnumerable<int> Idle => Enumerable.Range(0, exceptions).Where(index => !_used[index]);

    /// <summary>What is asserted of two ends, without what is excepted.</summary>
    public int WantedOf(AskedTraffic from, AskedTraffic to)
    {
        int asked = Traffic.Intersect(from.Traffic, to.Traffic);
        int excepted = TrafficTable.None;
        for (int i = 0; i < exceptions; i++)
        {
            int both = Traffic.Intersect(asked, Traffic.Intersect(from.Excepted[i], to.Excepted[i]));
            _used[i] |= both != TrafficTable.None;
            excepted = Traffic.Union(excepted, both);
        }

        return excepted == TrafficTable.None ? asked : Without(asked, excepted);
    }

    /// <summary>Adds pairs that are treated alike.</summary>
    /// <param name="wanted">What is asserted of them; not nothing.</param>
    /// <param name="pairs">How many.</param>
    /// <param name="some">What passes in some family.</param>
    /// <param name="every">What passes in every family.</param>
    /// <returns>The number of what is otherwise, where one of the pairs is to be shown; that of nothing where none is.</returns>
    public int Add(int wanted, long pairs, int some, int every)
    {
        Checked += pairs;
        int wrong = expected == Verdict.Deny ? Traffic.Intersect(some, wanted) : Without(wanted, every);
        if (wrong == TrafficTable.None)
        {
            return TrafficTable.None;
        }

        Failing += pairs;
        return _examples.Count < MostExamples ? wrong : TrafficTable.None;
    }

    /// <summary>Shows one of the pairs that are otherwise.</summary>
    public void Show(Party from, Party to, int wrong) => _examples.Add(new FailingPair(from, to, Traffic[wrong]));

    /// <summary>Adds pairs that have no address family in common: nothing is asserted of them.</summary>
    public void LeaveOut(long pairs) => Unconnected += pairs;

    private int Without(int asked, int taken)
    {
        if (taken is TrafficTable.None or TrafficTable.All)
        {
            return taken == TrafficTable.None ? asked : TrafficTable.None;
        }

        if (!_left.TryGetValue((asked, taken), out int left))
        {
            _left.Add((asked, taken), left = Traffic.NumberOf(Traffic[asked].Except(Traffic[taken])));
        }

        return left;
    }
}
