using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Puts the sources and the destinations of a question into groups that the rules in play treat alike.</summary>
internal sealed class PartyGroups(Evaluator evaluator)
{
    /// <summary>The groups of the sources: what the destinations' ingress rules can tell apart, and the sources' own policies.</summary>
    public ValueArray<PartyGroup> OfSources(ExplainQuestion question)
    {
        IEnumerable<Party> facing = question.Destinations.Select(destination => destination.Party);
        return Group(question.Sources, BlocksSeenBy(facing, Direction.Ingress), NodesMatter(question));
    }

    /// <summary>The groups of the destinations, apart by how they are reached.</summary>
    public ValueArray<DestinationGroup> OfDestinations(ExplainQuestion question)
    {
        ValueArray<Cidr> blocks = BlocksSeenBy(question.Sources, Direction.Egress);
        bool nodesMatter = NodesMatter(question);
        return
        [
            .. question.Destinations
                .GroupBy(destination => (destination.Via, destination.Ports))
                .SelectMany(alike => Group([.. alike.Select(one => one.Party)], blocks, nodesMatter)
                    .Select(group => new DestinationGroup(group, alike.Key.Via, alike.Key.Ports))),
        ];
    }

    private static ValueArray<PartyGroup> Group(ValueArray<Party> parties, ValueArray<Cidr> blocks, bool nodesMatter) =>
    [
        .. parties.SelectMany(party => BlockCutter.Cut(party, blocks))
            .GroupBy(party => PartyTraits.Of(party, blocks, nodesMatter))
            .Select(alike => new PartyGroup(alike.Distinct().ToValueArray())),
    ];

    /// <summary>The blocks, carved-out ones included, that rules of some subjects hold against the far side.</summary>
    private ValueArray<Cidr> BlocksSeenBy(IEnumerable<Party> subjects, Direction direction) =>
    [
        .. subjects.OfType<Party.Pod>()
            .DistinctBy(pod => (pod.Endpoint.Namespace, pod.Endpoint.Labels, pod.Endpoint.Network, pod.Endpoint.Phase))
            .SelectMany(pod => evaluator.ProgramOf(pod.Endpoint, direction).Tiers)
            .SelectMany(tier => (IEnumerable<Rule>)tier.Rules)
            .SelectMany(rule => PeerBlocks.Of(rule.Match.Peer))
            .Distinct(),
    ];

    /// <summary>Which machine a pod is on counts only where a node's own traffic may meet the node's own pods.</summary>
    private static bool NodesMatter(ExplainQuestion question) =>
        question.Sources.Concat(question.Destinations.Select(destination => destination.Party))
            .Any(party => party is Party.Node or Party.Pod { Endpoint.Network: PodNetwork.Host });
}
