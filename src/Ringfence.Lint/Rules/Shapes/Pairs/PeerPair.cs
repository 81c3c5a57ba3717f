using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Dialects;

namespace Ringfence.Lint;

/// <summary>Two neighbouring peers of a rule: all pods of some namespaces, and some pods of the policy's own.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Spaces">The namespaces of the first.</param>
/// <param name="Pods">The labels of the second.</param>
/// <param name="First">The earlier of the two, as written.</param>
/// <param name="Second">The later.</param>
internal sealed record PeerPair(PolicyRule Rule, LabelSelector Spaces, LabelSelector Pods, NetworkPolicyPeer First, NetworkPolicyPeer Second)
{
    /// <summary>Every such pair.</summary>
    public static IEnumerable<PeerPair> Of(LintContext context)
    {
        foreach (PolicyRule rule in context.Policies.SelectMany(policy => policy.Rules))
        {
            (NetworkPolicyPeer Written, Peer Compiled)[] peers = [.. rule.Peers];
            for (int i = 1; i < peers.Length; i++)
            {
                LabelSelector? spaces = SpacesOf(peers[i - 1].Compiled) ?? SpacesOf(peers[i].Compiled);
                LabelSelector? pods = PodsOf(peers[i - 1]) ?? PodsOf(peers[i]);
                if (spaces is not null && pods is not null)
                {
                    yield return new PeerPair(rule, spaces, pods, peers[i - 1].Written, peers[i].Written);
                }
            }
        }
    }

    /// <summary>Why both at once were likely meant; empty when nothing says so.</summary>
    public string Evidence(LintContext context)
    {
        NamespaceName own = Rule.Policy.Namespace;
        if (context.Snapshot.FindNamespace(own) is { } home && Spaces.Matches(home.Labels))
        {
            return $"the first takes every pod of `{own}` as well, so `{Pods}` says nothing";
        }

        IReadOnlyList<LabelGroup> there = context.Selection.Find(new EndpointSelector(new NamespaceScope.Matching(Spaces), Pods));
        bool here = context.Selection.Find(new EndpointSelector(new NamespaceScope.Only(own), Pods)).Count > 0;
        return there.Count > 0 && !here && context.Selection.GroupsOf(own).Count > 0
            ? $"every pod of namespaces with `{Spaces}`, and pods of `{own}` with `{Pods}`, of which there are none; {NameList.Workloads(there)} is both"
            : string.Empty;
    }

    /// <summary>Whether the input has no pods that could tell what was meant.</summary>
    public bool IsOpen(LintContext context) =>
        context.Selection.GroupsOf(Rule.Policy.Namespace).Count == 0 || context.Selection.FindNamespaces(Spaces).All(space => context.Selection.GroupsOf(space.Name).Count == 0);

    private static LabelSelector? SpacesOf(Peer peer) =>
        peer is Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces), Pods.IsEverything: true }) ? spaces : null;

    private static LabelSelector? PodsOf((NetworkPolicyPeer Written, Peer Compiled) peer) =>
        peer.Compiled is Peer.Endpoints({ Namespaces: NamespaceScope.Only, Pods: { IsEverything: false } pods }) ? pods : null;
}
