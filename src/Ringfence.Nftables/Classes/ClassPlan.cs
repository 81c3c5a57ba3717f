using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>How a class judges, before it is known who its remotes are.</summary>
internal sealed class ClassPlan
{
    private ClassPlan(ClassId id, Direction direction, PolicyMode mode, ValueArray<PolicyRef> policies, IReadOnlyList<ClassStage> stages, Verdict tail) =>
        (Id, Direction, Mode, Policies, Stages, Tail) = (id, direction, mode, policies, stages, tail);

    /// <summary>A hash of the policies' names and of what they say, so that no other plan ever has it.</summary>
    public ClassId Id { get; }

    /// <summary>The direction.</summary>
    public Direction Direction { get; }

    /// <summary>Whether it is made of policies that nodes act on, or of those that they only watch.</summary>
    public PolicyMode Mode { get; }

    /// <summary>The policies that have a say in the direction, by name.</summary>
    public ValueArray<PolicyRef> Policies { get; }

    /// <summary>What is allowed and denied, the first that fits deciding.</summary>
    public IReadOnlyList<ClassStage> Stages { get; }

    /// <summary>What happens to the rest.</summary>
    public Verdict Tail { get; }

    /// <summary>The name of its chain.</summary>
    public string Chain => $"{(Direction == Direction.Egress ? "egress" : "ingress")}_{Id}";

    /// <summary>Whether nothing is denied: such a class needs no chain.</summary>
    public bool AllowsEverything => Stages.All(stage => stage.Verdict == Verdict.Allow)
        && (Tail == Verdict.Allow || Stages.Any(stage => stage.Terms.Any(term => term.TakesEverything)));

    /// <summary>The plan for subjects with a program of policies of one mode that declare some ports.</summary>
    public static ClassPlan Of(DirectionProgram program, PolicyMode mode, ValueArray<ContainerPort> subjectPorts)
    {
        AllowedRegion region = AllowedRegion.Fold(program);
        List<ClassStage> stages = [];
        foreach (RegionClause clause in region.Clauses.Take(region.Clauses.Count - 1))
        {
            List<RemoteTerm> terms = [.. TermsOf(clause, program.Direction, subjectPorts).Where(term => !term.IsBuiltIn(program.Direction))];
            if (stages.Count > 0 && stages[^1].Verdict == clause.Verdict)
            {
                stages[^1] = stages[^1] with { Terms = [.. stages[^1].Terms, .. terms] };
            }
            else if (terms.Count > 0)
            {
                stages.Add(new ClassStage(clause.Verdict, terms));
            }
        }

        // A policy that selects a pod and says nothing of the direction has no part in it.
        ValueArray<PolicyRef> policies =
        [
            .. program.Tiers.SelectMany(tier => tier.IsolatedBy.Concat(tier.Rules.Select(rule => rule.Ref.Policy)))
                .Distinct()
                .OrderBy(policy => $"{policy.Kind} {policy}", StringComparer.Ordinal),
        ];
        Verdict tail = region.Clauses[^1].Verdict;
        return new ClassPlan(IdOf(program.Direction, mode, policies, stages, tail), program.Direction, mode, policies, stages, tail);
    }

    /// <summary>A line that takes any of several peers is several terms; so is one that has port numbers and names.</summary>
    private static IEnumerable<RemoteTerm> TermsOf(RegionClause clause, Direction direction, ValueArray<ContainerPort> subjectPorts)
    {
        IEnumerable<RuleMatch> matches = direction == Direction.Ingress
            ? clause.All.Select(match => match with { Traffic = new TrafficPattern(match.Traffic.On(subjectPorts), []) })
            : clause.All;
        if (clause.All.Count != 1)
        {
            return [new RemoteTerm([.. matches])];
        }

        return matches.SelectMany(Flat).SelectMany(ByPort).Select(match => new RemoteTerm([match]));
    }

    private static IEnumerable<RuleMatch> Flat(RuleMatch match) =>
        match.Peer is Peer.AnyOf(var peers) ? peers.SelectMany(peer => Flat(match with { Peer = peer })) : [match];

    private static IEnumerable<RuleMatch> ByPort(RuleMatch match) =>
    [
        match with { Traffic = match.Traffic with { Names = [] } },
        .. match.Traffic.Names.Select(name => match with { Traffic = new TrafficPattern(TrafficSet.None, [name]) }),
    ];

    private static ClassId IdOf(Direction direction, PolicyMode mode, ValueArray<PolicyRef> policies, IReadOnlyList<ClassStage> stages, Verdict tail) => ContentName.IdOf(
    [
        $"{mode} {direction}",
        .. policies.Select(policy => $"{policy.Kind} {policy}"),
        .. stages.SelectMany(stage => (IEnumerable<string>)
        [
            $"{stage.Verdict}",
            .. stage.Terms.Select(term => $"{term.Text} on {string.Join(" and ", term.All.Select(match => TermText.Of(match.Traffic)))}").Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
        ]),
        $"else {tail}",
    ]);
}
