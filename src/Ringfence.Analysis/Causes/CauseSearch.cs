using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds which edits made two states of a cluster answer differently, by asking the same of states that have some of the edits only.</summary>
/// <remarks>
/// First every edit is undone: what the answer then is not, it is because of that edit. Where no single edit was needed, each is made
/// alone; where none is enough either, they are made one after the other, and those at which the answer turns are the causes. So what
/// differs through policies alone always has a cause. A further question is asked only while something is not explained.
/// </remarks>
internal sealed class CauseSearch
{
    private readonly ClusterSnapshot _before;
    private readonly ClusterSnapshot _after;
    private readonly EnforcementProfile _profile;
    private readonly MapGrain _grain;
    private readonly PolicyEdits _policies;
    private readonly InventoryEdits _inventory;
    private readonly List<ConnectivityMap> _maps;
    private readonly List<IReadOnlyList<Trial>> _stages = [];

    /// <summary>Prepares the search between two states.</summary>
    public CauseSearch(ClusterSnapshot before, ClusterSnapshot after, EnforcementProfile profile, MapGrain grain)
    {
        (_before, _after, _profile, _grain) = (before, after, profile, grain);
        _policies = new PolicyEdits(before, after, grain);
        _inventory = new InventoryEdits(before, after, grain);
        _maps = [.. Build([before, after])];
        Comparison = new MapComparison(_maps);
        Differences = [.. Comparison.Differences()];
        Search();
    }

    /// <summary>The maps of the old state, the new one, and all that were tried.</summary>
    public IReadOnlyList<ConnectivityMap> Maps => _maps;

    /// <summary>The maps, laid side by side.</summary>
    public MapComparison Comparison { get; private set; }

    /// <summary>Where the old and the new state differ.</summary>
    public IReadOnlyList<JointPair> Differences { get; private set; }

    /// <summary>The place of the map of the old inventory under the new policies; that of the new state when the inventory is the same.</summary>
    private int OldInventory { get; set; } = MapComparison.New;

    /// <summary>The trials that tell why a pair differs; empty when no policy made it differ.</summary>
    public IReadOnlyList<Trial> TrialsOf(JointPair pair)
    {
        foreach (IReadOnlyList<Trial> stage in _stages)
        {
            Trial[] telling = [.. stage.Where(trial => pair.Passing[trial.Left] != pair.Passing[trial.Right])];
            if (telling.Length > 0)
            {
                return telling;
            }
        }

        return [];
    }

    /// <summary>The edits of policies behind a difference between two ends, each once.</summary>
    public ValueArray<PolicyEdit> PoliciesBehind(IReadOnlyList<Trial> trials, string from, string to)
    {
        if (trials.Count == 0)
        {
            return [];
        }

        SortedSet<PolicyEdit> edits = [];
        foreach (Trial trial in trials)
        {
            foreach (PolicyVersions version in _policies.Concerning(trial.Direction == Direction.Egress ? from : to, trial.Direction))
            {
                if (trial.Has(version))
                {
                    edits.Add(version.Edit);
                }
            }
        }

        return [.. edits];
    }

    /// <summary>Whether a pair differs because of what its ends are, and not only of what policies say.</summary>
    public bool IsOfInventory(JointPair pair) => !pair.IsInBoth || pair.Passing[OldInventory] != pair.Passing[MapComparison.New];

    /// <summary>The edits of the ends of a pair, and of their namespaces.</summary>
    public ValueArray<ObjectEdit> ObjectsBehind(ChangeEnd from, ChangeEnd to) => _inventory.Of(from, to);

    private void Search()
    {
        if (Differences.Count == 0)
        {
            return;
        }

        IReadOnlyList<IReadOnlyList<PolicyVersions>> colours = EditColours.Of(Relevant());
        List<ClusterSnapshot> states = [];
        if (_inventory.Any)
        {
            OldInventory = colours.Count == 0 ? MapComparison.Old : Next(states, _before, _ => true);
        }

        Try(states, [.. colours.Select(colour => new Trial(Next(states, _after, edit => !colour.Contains(edit)), MapComparison.New, colour))]);
        if (colours.Count == 0 || IsExplained())
        {
            return;
        }

        Try(states, [.. colours.Select(colour => new Trial(Next(states, _before, colour.Contains), MapComparison.Old, colour))]);
        if (!IsExplained())
        {
            Try(states, Walk(states, colours));
        }
    }

    /// <summary>The edits that concern an end of some difference in the direction in which it is the subject.</summary>
    private IEnumerable<PolicyVersions> Relevant()
    {
        HashSet<(string, Direction)> subjects = [];
        foreach (JointPair pair in Differences)
        {
            subjects.UnionWith(pair.From.Members.Select(end => (end.Id, Direction.Egress)));
            subjects.UnionWith(pair.To.Members.Select(end => (end.Id, Direction.Ingress)));
        }

        return subjects.SelectMany(subject => _policies.Concerning(subject.Item1, subject.Item2)).Distinct().OrderBy(edit => edit.Number);
    }

    private List<Trial> Walk(List<ClusterSnapshot> states, IReadOnlyList<IReadOnlyList<PolicyVersions>> colours)
    {
        HashSet<PolicyVersions> made = new(ReferenceEqualityComparer.Instance);
        List<Trial> steps = [];
        int reached = _inventory.Any ? Next(states, _after, made.Contains) : MapComparison.Old;
        foreach (IReadOnlyList<PolicyVersions> colour in colours)
        {
            made.UnionWith(colour);
            int next = Next(states, _after, made.Contains);
            steps.Add(new Trial(reached, next, colour));
            reached = next;
        }

        return steps;
    }

    /// <summary>Takes a state to be mapped; answers the place that its map will have.</summary>
    private int Next(List<ClusterSnapshot> states, ClusterSnapshot inventory, Func<PolicyVersions, bool> isNew)
    {
        states.Add(inventory.With(_policies.Mixed(isNew)));
        return _maps.Count + states.Count - 1;
    }

    private void Try(List<ClusterSnapshot> states, IReadOnlyList<Trial> stage)
    {
        _maps.AddRange(Build(states));
        states.Clear();
        _stages.Add(stage);
        Comparison = new MapComparison(_maps);
        Differences = [.. Comparison.Differences()];
    }

    private bool IsExplained() => Differences.All(pair =>
        IsOfInventory(pair)
        || TrialsOf(pair).Count > 0
        || !(IsSubject(pair.From, Direction.Egress) || IsSubject(pair.To, Direction.Ingress)));

    private bool IsSubject(JointGroup group, Direction direction) => group.Members.Any(end => _policies.Concerning(end.Id, direction).Count > 0);

    /// <summary>Maps states, several at a time where the machine can: they share nothing that changes.</summary>
    private ConnectivityMap[] Build(List<ClusterSnapshot> states)
    {
        ConnectivityMap[] maps = new ConnectivityMap[states.Count];
        Parallel.For(0, maps.Length, place =>
        {
            maps[place] = ConnectivityMap.Of(states[place], _profile, _grain);
            _ = maps[place].Groups;
        });
        return maps;
    }
}
