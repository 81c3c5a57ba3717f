using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Namespaces that the input uses and does not give, or gives in a form that is refused: of their labels only the name is known, so a selector may take them all the same.</summary>
internal static class UnlabelledSpaces
{
    /// <summary>Those that a selector does not take by what is known of them, and may take by labels that are not.</summary>
    public static IEnumerable<ClusterNamespace> That(LintContext context, LabelSelector mayMeet) =>
        context.Selection.Namespaces.Where(space => MayMeet(space, mayMeet));

    /// <summary>Whether a selector may take pods that stand in such a namespace, or would if the input had them.</summary>
    public static bool MayHold(LintContext context, EndpointSelector selector) =>
        selector.Namespaces is NamespaceScope.Matching(var spaces)
        && That(context, spaces).Any(space => !context.HasAllPodsOf(space.Name) || context.Selection.GroupsOf(space.Name).Any(group => selector.Pods.Matches(group.Labels)));

    /// <summary>What the policies of one side let pass when every such namespace has the labels that they ask for: the most that it can be.</summary>
    /// <param name="context">The cluster.</param>
    /// <param name="subject">The side whose policies are asked.</param>
    /// <param name="direction">Whether it receives or opens the connections.</param>
    /// <param name="remote">The other side.</param>
    public static TrafficSet AtMost(LintContext context, EndpointKin subject, Direction direction, EndpointKin remote)
    {
        EndpointKin destination = direction == Direction.Egress ? remote : subject;
        return context.Reach.ProgramOf(subject, direction).Tiers
            .SelectMany(tier => tier.Rules)
            .Where(rule => MayTake(context, rule.Match.Peer, remote))
            .Aggregate(context.Reach.OneSide(subject, direction, remote), (all, rule) => all.Union(rule.Match.Traffic.On(destination.Sample.Ports)));
    }

    // Policies treat a kin alike, so that its labels as far as they ask for them are those of its sample.
    private static bool MayTake(LintContext context, Peer peer, EndpointKin remote) => peer switch
    {
        Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces), Pods: var pods }) =>
            pods.Matches(remote.Sample.Labels) && remote.Members.Any(member => MayMeet(context.Snapshot.NamespaceOf(member), spaces)),
        Peer.AnyOf(var peers) => peers.Any(one => MayTake(context, one, remote)),
        _ => false,
    };

    private static bool MayMeet(ClusterNamespace space, LabelSelector selector) =>
        space.Provenance == Provenance.Assumed
        && !selector.Matches(space.Labels)
        && selector.UnmetBy(space.Labels).All(requirement => requirement.Key != ClusterNamespace.NameLabel);
}
