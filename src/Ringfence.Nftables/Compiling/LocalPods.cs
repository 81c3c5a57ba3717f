using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The pods of a node that can be judged, with the plans that judge them, and the endpoints of the cluster that cannot be.</summary>
internal sealed class LocalPods
{
    private readonly ClusterSnapshot _snapshot;
    private readonly PolicyIndex _enforced;
    private readonly PolicyIndex _audited;
    private readonly HashSet<MissedAllowance> _missed = [];

    private LocalPods(ClusterSnapshot snapshot, IReadOnlyList<Endpoint> pods, ValueArray<LeftOut> leftOut)
    {
        (_snapshot, Pods, LeftOut) = (snapshot, pods, leftOut);
        _enforced = IndexOf(snapshot, PolicyMode.Enforced);
        _audited = IndexOf(snapshot, PolicyMode.Audited);
    }

    /// <summary>The pods, by name.</summary>
    public IReadOnlyList<Endpoint> Pods { get; }

    /// <summary>What audited policies would allow at pods that enforced ones isolate, of the plans asked for so far.</summary>
    public IReadOnlyCollection<MissedAllowance> Missed => _missed;

    /// <summary>Who is left out, by name.</summary>
    public ValueArray<LeftOut> LeftOut { get; }

    /// <summary>Sorts out the pods of a node.</summary>
    public static LocalPods Of(ClusterSnapshot snapshot, NodeName node, EnforcementProfile profile)
    {
        List<Endpoint> here = [];
        List<LeftOut> leftOut = [];
        foreach (Endpoint endpoint in snapshot.Endpoints)
        {
            if (!IsRemote(endpoint, profile))
            {
                continue;
            }

            if (ReasonToLeaveOut(endpoint) is { } reason)
            {
                leftOut.Add(new LeftOut(endpoint.Id, reason));
            }
            else if (endpoint.Node == node)
            {
                here.Add(endpoint);
            }
        }

        HashSet<Address> taken = [];
        List<Endpoint> pods = [];
        foreach (Endpoint pod in here.OrderBy(pod => pod.Id))
        {
            if (pod.Addresses.Possible.Ranges.Any(range => taken.Contains(range.First)))
            {
                leftOut.Add(new LeftOut(pod.Id, LeftOutReason.AddressTaken));
                continue;
            }

            taken.UnionWith(pod.Addresses.Possible.Ranges.Select(range => range.First));
            pods.Add(pod);
        }

        return new LocalPods(snapshot, pods, [.. leftOut.OrderBy(one => one.Endpoint)]);
    }

    /// <summary>Whether policies can see an endpoint at all: a pod in its node's network is the node, and one that has ended is nobody.</summary>
    public static bool IsRemote(Endpoint endpoint, EnforcementProfile profile) =>
        profile.WhyUngoverned(new Party.Pod(endpoint)) is null && endpoint.Network == PodNetwork.Own;

    /// <summary>Why an endpoint that policies can see is left out; null when it is not.</summary>
    public static LeftOutReason? ReasonToLeaveOut(Endpoint endpoint) =>
        endpoint.Addresses.Knowledge != AddressKnowledge.Exact ? LeftOutReason.NoAddress
        : endpoint.Node is null ? LeftOutReason.NoNode
        : null;

    /// <summary>What judges a pod in a direction; null where nothing is denied.</summary>
    /// <remarks>
    /// Policies only add what is allowed, so where enforced ones isolate a pod, audited ones could stop nothing more. What they would
    /// allow does not count there, which is told.
    /// </remarks>
    public ClassPlan? PlanOf(Endpoint pod, Direction direction)
    {
        DirectionProgram audited = ProgramOf(_audited, pod, direction);
        ClassPlan plan = ClassPlan.Of(ProgramOf(_enforced, pod, direction), PolicyMode.Enforced, pod.Ports);
        if (plan.AllowsEverything)
        {
            ClassPlan watched = ClassPlan.Of(audited, PolicyMode.Audited, pod.Ports);
            return watched.AllowsEverything ? null : watched;
        }

        foreach (Rule rule in audited.Tiers.SelectMany(tier => (IEnumerable<Rule>)tier.Rules))
        {
            _missed.Add(new MissedAllowance(rule.Ref.Policy, pod.Id));
        }

        return plan;
    }

    private static PolicyIndex IndexOf(ClusterSnapshot snapshot, PolicyMode mode) =>
        new([.. snapshot.Tiers.Select(tier => tier with { Policies = [.. tier.Policies.Where(policy => policy.Mode == mode)] })]);

    private DirectionProgram ProgramOf(PolicyIndex policies, Endpoint pod, Direction direction) =>
        policies.ProgramOf(pod, _snapshot.NamespaceOf(pod).Labels, direction);
}
