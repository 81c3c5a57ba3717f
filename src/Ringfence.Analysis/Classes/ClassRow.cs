using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What policies let one class, or several alike, do in one direction: its region, with the peers it mentions looked up.</summary>
/// <remarks>
/// A remote matters to a row only by which groups take it. Where the region only adds up what rules allow, so does the row; any other
/// region is asked once for each choice of groups and the answer kept.
/// Not for several threads at once.
/// </remarks>
internal sealed class ClassRow
{
    private const int MostKept = 64;

    private readonly AllowedRegion _region;
    private readonly TrafficTable _traffic;
    private readonly Dictionary<(ulong Taken, int Ports), int> _answers = [];
    private readonly Dictionary<int, IReadOnlyList<(AddressSet, int)>> _outside = [];
    private readonly bool _namesPorts;
    private IndexSet _reach;
    private int _reached;

    /// <summary>A row.</summary>
    /// <param name="number">Its number among all rows.</param>
    /// <param name="region">The region; each of its matches stands for one group.</param>
    /// <param name="groups">The groups.</param>
    /// <param name="isolation">Whether some policy isolates the subject in this direction.</param>
    /// <param name="traffic">Where traffic sets are numbered.</param>
    public ClassRow(int number, AllowedRegion region, IReadOnlyList<RowGroup> groups, Isolation isolation, TrafficTable traffic)
    {
        Number = number;
        Groups = groups;
        Isolation = isolation;
        IsOpen = region.Clauses.All(clause => clause.Verdict == Verdict.Allow);
        StandingMatters = groups.Any(group => group.Peers.Any(peer => peer.StandingMatters));
        _region = region;
        _traffic = traffic;
        _namesPorts = groups.Any(group => !group.Asked.Names.IsEmpty);
        AddsUp = region.Clauses.Count == groups.Count + 1
            && region.Clauses[^1] is { All.IsEmpty: true, Verdict: Verdict.Deny }
            && region.Clauses.Take(groups.Count).All(clause => clause is { All.Count: 1, Verdict: Verdict.Allow });
    }

    /// <summary>Its number among all rows.</summary>
    public int Number { get; }

    /// <summary>Its rules, gathered.</summary>
    public IReadOnlyList<RowGroup> Groups { get; }

    /// <summary>Whether some policy isolates the subject in this direction.</summary>
    public Isolation Isolation { get; }

    /// <summary>Whether it allows everything to everybody.</summary>
    public bool IsOpen { get; }

    /// <summary>Whether it allows what its groups ask for, and nothing else.</summary>
    public bool AddsUp { get; }

    /// <summary>Whether it can treat a remote on the subject's node unlike one elsewhere.</summary>
    public bool StandingMatters { get; }

    /// <summary>Remotes besides which it allows nothing; null when it may allow something to any.</summary>
    public IndexSet? Reach()
    {
        if (_region.Clauses[^1].Verdict == Verdict.Allow)
        {
            return null;
        }

        int changed = 0;
        foreach (RowGroup group in Groups)
        {
            group.Refresh();
            changed = Math.Max(changed, group.Changed);
        }

        if (_reached < changed)
        {
            // Groups that deny are in it too: what is worth asking about may still come to nothing.
            IndexSet[] taken = [.. Groups.SelectMany(group => PeerSlot.All.Select(group.Members)).Distinct()];
            IndexSetSum sum = new(taken.Max(members => members.End));
            foreach (IndexSet members in taken)
            {
                sum.Add(members);
            }

            _reach = sum.Total();
            _reached = changed;
        }

        return _reach;
    }

    /// <summary>How many of some remotes it may allow something, about: those of several groups count as often.</summary>
    public int CountRemotes(int remotes) => _region.Clauses[^1].Verdict == Verdict.Allow
        ? remotes
        : Math.Min(remotes, Groups.SelectMany(group => group.Peers).Sum(peer => peer.Members(PeerSlot.All[0]).Count));

    /// <summary>Adds the words of what it allows with every class, where it adds up or is open. For several threads at once.</summary>
    /// <param name="sums">The word of each class, by its number.</param>
    /// <param name="slot">In which circumstances.</param>
    /// <param name="words">What its rules ask for.</param>
    public void AddWords(Span<ulong> sums, PeerSlot slot, TrafficWords words)
    {
        if (IsOpen)
        {
            sums.Fill(words.Everything);
            return;
        }

        foreach (RowGroup group in Groups)
        {
            if (group.Match.Takes(slot.Family))
            {
                ulong word = words.Asked[group.Asked.Number];
                foreach (PeerEntry peer in group.Peers)
                {
                    foreach (int remote in peer.Members(slot))
                    {
                        sums[remote] |= word;
                    }
                }
            }
        }
    }

    /// <summary>The number of the traffic allowed with a class.</summary>
    /// <param name="remote">The class.</param>
    /// <param name="slot">In which circumstances.</param>
    /// <param name="ports">The destination's declared ports.</param>
    public int TrafficWith(int remote, PeerSlot slot, DeclaredPorts ports)
    {
        if (IsOpen)
        {
            return TrafficTable.All;
        }

        if (AddsUp)
        {
            return Sum(remote, slot, ports);
        }

        if (Groups.Count > MostKept)
        {
            return Ask(group => Groups[group].Members(slot).Contains(remote), ports);
        }

        ulong taken = 0;
        for (int group = 0; group < Groups.Count; group++)
        {
            if (Groups[group].Members(slot).Contains(remote))
            {
                taken |= 1UL << group;
            }
        }

        return Answer(taken, ports);
    }

    private int Sum(int remote, PeerSlot slot, DeclaredPorts ports)
    {
        int sum = TrafficTable.None;
        for (int group = 0; group < Groups.Count; group++)
        {
            if (Groups[group].Members(slot).Contains(remote))
            {
                sum = _traffic.Union(sum, Groups[group].Asked.On(ports));
            }
        }

        return sum;
    }

    /// <summary>The addresses outside with what is allowed with them, as disjoint sets that leave nothing allowed out.</summary>
    public IReadOnlyList<(AddressSet Addresses, int Traffic)> Outside(DeclaredPorts ports)
    {
        int key = _namesPorts ? ports.Number : 0;
        if (!_outside.TryGetValue(key, out IReadOnlyList<(AddressSet, int)>? outside))
        {
            _outside.Add(key, outside = FindOutside(ports));
        }

        return outside;
    }

    private IReadOnlyList<(AddressSet Addresses, int Traffic)> FindOutside(DeclaredPorts ports)
    {
        if (Groups.All(group => group.Outside.IsEmpty))
        {
            int everywhere = Answer(0, ports);
            return everywhere == TrafficTable.None ? [] : [(AddressSet.All, everywhere)];
        }

        if (AddsUp && Groups.Count(group => !group.Outside.IsEmpty) == 1)
        {
            int only = 0;
            while (Groups[only].Outside.IsEmpty)
            {
                only++;
            }

            int allowed = Groups[only].Asked.On(ports);
            return allowed == TrafficTable.None ? [] : [(Groups[only].Outside, allowed)];
        }

        AddressCuts cuts = new([.. Groups.Select(group => group.Outside)]);
        int[] traffic = new int[cuts.Count];
        for (int number = 0; number < traffic.Length; number++)
        {
            traffic[number] = TrafficInside(cuts.SetsOf(number), ports);
        }

        return [.. cuts.AddressesBy(traffic).Where(piece => piece.Key != TrafficTable.None).Select(piece => (piece.Addresses, piece.Key))];
    }

    private int TrafficInside(ReadOnlySpan<int> groups, DeclaredPorts ports)
    {
        if (!AddsUp)
        {
            int[] taking = [.. groups];
            return Ask(group => Array.BinarySearch(taking, group) >= 0, ports);
        }

        int sum = TrafficTable.None;
        foreach (int group in groups)
        {
            sum = _traffic.Union(sum, Groups[group].Asked.On(ports));
        }

        return sum;
    }

    private int Answer(ulong taken, DeclaredPorts ports)
    {
        (ulong, int) key = (taken, _namesPorts ? ports.Number : 0);
        if (!_answers.TryGetValue(key, out int traffic))
        {
            _answers.Add(key, traffic = Ask(group => (taken & (1UL << group)) != 0, ports));
        }

        return traffic;
    }

    private int Ask(Func<int, bool> takes, DeclaredPorts ports) => _traffic.NumberOf(_region.Allowed(match =>
    {
        for (int group = 0; group < Groups.Count; group++)
        {
            if (ReferenceEquals(Groups[group].Match, match))
            {
                return takes(group) ? match.Traffic.On(ports.Ports) : TrafficSet.None;
            }
        }

        throw new System.Diagnostics.UnreachableException("A match of the region belongs to no group.");
    }));
}
