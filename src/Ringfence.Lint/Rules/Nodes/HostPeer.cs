using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Dialects;

namespace Ringfence.Lint;

/// <summary>A peer that takes host-network pods only, so that nothing matches it.</summary>
/// <param name="Rule">Its rule.</param>
/// <param name="Written">The peer as written.</param>
/// <param name="Pods">The pods.</param>
/// <param name="SharedNode">For ingress, a node that one of them shares with a pod that the policy selects; null when none is known.</param>
internal sealed record HostPeer(PolicyRule Rule, NetworkPolicyPeer Written, IReadOnlyList<LabelGroup> Pods, NodeName? SharedNode)
{
    /// <summary>Every such peer, in the order of the input.</summary>
    public static IReadOnlyList<HostPeer> Of(LintContext context) => context.Shared(one => new All([.. Find(one)])).Peers;

    private static IEnumerable<HostPeer> Find(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            foreach ((NetworkPolicyPeer written, Peer compiled) in rule.Peers)
            {
                // Where labels are asked for, whoever has them is meant; a namespace may well have pods that the input lacks.
                IReadOnlyList<LabelGroup> pods = compiled is Peer.Endpoints({ Pods.IsEverything: false }) ? PeerPods.Of(context, compiled) : [];
                if (pods.Count > 0 && pods.All(group => group.Network == PodNetwork.Host))
                {
                    yield return new HostPeer(rule, written, pods, rule.Direction == Direction.Ingress ? SharedBy(pods, rule.Policy.Subjects) : null);
                }
            }
        }
    }

    private static NodeName? SharedBy(IReadOnlyList<LabelGroup> clients, IReadOnlyList<LabelGroup> servers)
    {
        HashSet<NodeName> homes = [.. clients.SelectMany(group => group.Members).Select(member => member.Node).OfType<NodeName>()];
        return homes.Count == 0 ? null : servers.SelectMany(group => group.Members).Select(member => member.Node).FirstOrDefault(node => node is { } home && homes.Contains(home));
    }

    private sealed record All(IReadOnlyList<HostPeer> Peers);
}
