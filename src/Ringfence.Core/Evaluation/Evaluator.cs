namespace Ringfence.Core;

/// <summary>Decides connections. There is one: every answer of the product comes from here, or from the regions folded beside it.</summary>
/// <remarks>
/// Pure: no clock, no I/O, no failure; anything undecidable upstream is decided by the profile and said in a caveat. Nothing
/// changes after construction, so several threads may ask at once. Cost of a question: the policies of the subjects' namespaces, times their rules.
/// Source: docs/semantics.md, meaning; networking.k8s.io/v1 NetworkPolicySpec.
/// </remarks>
public sealed class Evaluator
{
    private readonly ClusterSnapshot _snapshot;
    private readonly EnforcementProfile _profile;
    private readonly PolicyIndex _policies;
    private readonly SideJudge _judge;

    /// <summary>An evaluator for one state of a cluster.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="profile">What to assume where upstream is silent.</param>
    public Evaluator(ClusterSnapshot snapshot, EnforcementProfile profile)
    {
        _snapshot = snapshot;
        _profile = profile;
        _policies = new PolicyIndex(snapshot.Tiers);
        _judge = new SideJudge(new TierWalk(new RuleMatcher(new PeerMatcher(snapshot, profile))));
    }

    /// <summary>Decides whether a new connection goes through: egress at the source and ingress at the destination, each judged alone.</summary>
    public Decision Evaluate(Connection connection)
    {
        List<Caveat> caveats = [.. ConnectionCaveats.Of(connection, AddressesOf)];
        SideDecision egress = Judge(connection, Direction.Egress, caveats);
        SideDecision ingress = Judge(connection, Direction.Ingress, caveats);
        return new Decision(connection, egress, ingress, [.. caveats.Distinct()]);
    }

    /// <summary>What policies say to an endpoint in a direction; no tiers when none of them can govern it.</summary>
    public DirectionProgram ProgramOf(Endpoint subject, Direction direction) =>
        _profile.WhyUngoverned(new Party.Pod(subject)) is null ? Written(subject, direction) : new DirectionProgram(direction, []);

    /// <summary>The addresses that a party's connections have, as rules see them: for a pod in its node's network those of the node.</summary>
    public EndpointAddresses AddressesOf(Party party) => Remote.Of(party, _snapshot, _profile).Addresses;

    /// <summary>What policies that select an endpoint say, be it governed or not.</summary>
    private DirectionProgram Written(Endpoint subject, Direction direction) =>
        _policies.ProgramOf(subject, _snapshot.NamespaceOf(subject).Labels, direction);

    private SideDecision Judge(Connection connection, Direction direction, List<Caveat> caveats)
    {
        Party party = connection.SubjectOf(direction);
        if (_profile.WhyUngoverned(party) is { } why)
        {
            if (why == Ungoverned.HostNetwork
                && party is Party.Pod(var pod)
                && Written(pod, direction).Tiers.Any(tier => !tier.IsolatedBy.IsEmpty || !tier.Rules.IsEmpty))
            {
                caveats.Add(new Caveat(CaveatCode.HostNetworkSubject, [pod.Id.Value]));
            }

            return new SideDecision(direction, Verdict.Allow, new Decider.NotGoverned(why), [], [], []);
        }

        Endpoint subject = ((Party.Pod)party).Endpoint;
        Encounter met = new(
            subject,
            direction,
            Remote.Of(connection.RemoteOf(direction), _snapshot, _profile),
            connection.Family,
            connection.Via);
        return _judge.Judge(Written(subject, direction), met, connection.Protocol, connection.Port, caveats);
    }
}
