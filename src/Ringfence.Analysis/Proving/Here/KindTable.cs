using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The kinds of a cluster's endpoints, and under which policies they are.</summary>
internal sealed class KindTable
{
    private static readonly IndexSet None = IndexSet.Empty;

    private readonly PeerReader _reader;
    private readonly ClassFamilies _families;
    private readonly Dictionary<PolicyRef, IndexSet> _under = [];

    /// <summary>Sorts the endpoints: by class, then by the policies that select them.</summary>
    public KindTable(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        ClassModel model = ClassBuilder.Build(WithARuleForEachPeer(snapshot), profile);
        Caveats = model.Caveats;
        _reader = new PeerReader(snapshot, profile);
        _families = new ClassFamilies(_reader);
        PolicyIndex policies = new(snapshot.Tiers);
        Dictionary<(NamespaceName, LabelSet), ValueArray<PolicyRef>> selecting = [];
        Dictionary<(int Class, ValueArray<PolicyRef> Selecting), List<Endpoint>> sorted = [];
        List<List<Endpoint>> ordered = [];
        for (int i = 0; i < snapshot.Endpoints.Count; i++)
        {
            if (model.ClassOf[i] < 0)
            {
                continue;
            }

            Endpoint endpoint = snapshot.Endpoints[i];
            if (!selecting.TryGetValue((endpoint.Namespace, endpoint.Labels), out ValueArray<PolicyRef> under))
            {
                DirectionProgram program = policies.ProgramOf(endpoint, snapshot.NamespaceOf(endpoint).Labels, Direction.Ingress);
                selecting.Add((endpoint.Namespace, endpoint.Labels), under = [.. program.Tiers.SelectMany(tier => (IEnumerable<PolicyRef>)tier.Selecting)]);
            }

            if (!sorted.TryGetValue((model.ClassOf[i], under), out List<Endpoint>? members))
            {
                sorted.Add((model.ClassOf[i], under), members = []);
                ordered.Add(members);
            }

            members.Add(endpoint);
        }

        Kinds = [.. ordered.Select((members, number) => Make(number, members, snapshot, profile, policies))];
        OfNodes = IndexSet.Of([.. Kinds.Where(kind => kind.Machines.Count > 0).Select(kind => kind.Number)]);
        foreach (IGrouping<PolicyRef, int> kinds in Kinds
            .SelectMany(kind => PoliciesOf(kind).Select(policy => (Policy: policy, kind.Number)))
            .GroupBy(pair => pair.Policy, pair => pair.Number))
        {
            _under.Add(kinds.Key, IndexSet.Of([.. kinds]));
        }
    }

    /// <summary>The kinds, each at its number.</summary>
    public IReadOnlyList<Kind> Kinds { get; }

    /// <summary>What sorting the endpoints rested on.</summary>
    public ValueArray<Caveat> Caveats { get; }

    /// <summary>The kinds whose traffic is that of nodes which are known.</summary>
    public IndexSet OfNodes { get; }

    /// <summary>The kinds that a policy governs.</summary>
    public IndexSet Under(PolicyRef policy) => _under.GetValueOrDefault(policy, None);

    /// <summary>The policies that govern a kind.</summary>
    public static IEnumerable<PolicyRef> PoliciesOf(Kind kind) => kind.Ingress.Tiers.SelectMany(tier => (IEnumerable<PolicyRef>)tier.Selecting);

    /// <summary>The families in which connections between two kinds are judged.</summary>
    public ValueArray<AddressFamily> FamiliesBetween(Kind source, Kind destination) => _families.Between(source.Families, destination.Families);

    /// <summary>Two different endpoints, the subject of one kind and the remote of another, that stand to each other in a way; null when there are none.</summary>
    public (Endpoint Subject, Endpoint Remote)? PairOf(Kind subject, Kind remote, Standing standing)
    {
        if (remote.Machines.Count == 0)
        {
            return standing == Standing.SameNode ? null : Different(subject.Members, remote.Members);
        }

        ILookup<NodeName?, Endpoint> subjects = subject.Members.ToLookup(member => member.Node);
        ILookup<NodeName?, Endpoint> remotes = remote.Members.ToLookup(member => _reader.MachineOf(new Party.Pod(member)));
        foreach (IGrouping<NodeName?, Endpoint> at in subjects)
        {
            foreach (IGrouping<NodeName?, Endpoint> far in remotes)
            {
                Standing between = at.Key is { } node && far.Key == node ? Standing.SameNode : Standing.Apart;
                if (between == standing && Different(at, far) is { } pair)
                {
                    return pair;
                }
            }
        }

        return null;
    }

    /// <summary>The same meaning, written so that classes tell apart what single peers of a rule take.</summary>
    private static ClusterSnapshot WithARuleForEachPeer(ClusterSnapshot snapshot) => snapshot.With(
        [
            .. snapshot.Tiers.Select(tier => tier with
            {
                Policies = [.. tier.Policies.Select(policy => policy with { Ingress = Split(policy.Ingress), Egress = Split(policy.Egress) })],
            }),
        ]);

    private static DirectionRules Split(DirectionRules rules) => rules with { Rules = [.. rules.Rules.SelectMany(Split)] };

    private static IEnumerable<Rule> Split(Rule rule) => rule.Match.Peer is Peer.AnyOf({ Count: > 1 } peers)
        ? peers.Select(peer => rule with { Match = rule.Match with { Peer = peer } })
        : [rule];

    private static (Endpoint Subject, Endpoint Remote)? Different(IEnumerable<Endpoint> subjects, IEnumerable<Endpoint> remotes)
    {
        // Of two of each, some two are different if any are.
        foreach (Endpoint subject in subjects.Take(2))
        {
            foreach (Endpoint remote in remotes.Take(2))
            {
                if (subject.Id != remote.Id || subject.Kind == EndpointKind.Workload)
                {
                    return (subject, remote);
                }
            }
        }

        return null;
    }

    private Kind Make(int number, List<Endpoint> members, ClusterSnapshot snapshot, EnforcementProfile profile, PolicyIndex policies)
    {
        Party.Pod sample = new(members[0]);
        bool governed = profile.WhyUngoverned(sample) is null;
        LabelSet labels = snapshot.NamespaceOf(members[0]).Labels;
        DirectionProgram Program(Direction direction) =>
            governed ? policies.ProgramOf(members[0], labels, direction) : new DirectionProgram(direction, []);
        return new Kind(
            number,
            sample,
            members,
            Program(Direction.Egress),
            Program(Direction.Ingress),
            _reader.PortsOf(sample),
            _families.NumberOf(sample),
            _reader.MachineOf(sample) is null ? [] : [.. members.Select(member => _reader.MachineOf(new Party.Pod(member))).Distinct()]);
    }
}
