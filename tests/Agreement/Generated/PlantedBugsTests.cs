using Ringfence.Reference;
using Ringfence.Testing;

namespace Ringfence.Agreement.Tests;

/// <summary>The whole net, tried on engines that are wrong in one way: each is found, and shrinks to something one can read.</summary>
public sealed class PlantedBugsTests
{
    /// <summary>Each wrong engine judges rightly, but a cluster from which the thing it overlooks is gone.</summary>
    private static readonly Dictionary<string, Func<Cluster, Cluster>> Bugs = new()
    {
        ["namespaceSelector is ignored"] = cluster => WithPeers(cluster, peer => peer.NamespaceSelector is null ? peer : peer with { NamespaceSelector = null, PodSelector = peer.PodSelector ?? new LabelSelector(null, null) }),
        ["endPort is ignored"] = cluster => WithPorts(cluster, port => port with { EndPort = null }),
        ["except is ignored"] = cluster => WithPeers(cluster, peer => peer.IpBlock is { } block ? peer with { IpBlock = block with { Except = null } } : peer),
        ["NotIn needs the key"] = cluster => WithSelectors(cluster, asked => asked.Operator == LabelOperator.NotIn ? [asked, new LabelRequirement(asked.Key, LabelOperator.Exists, null)] : [asked]),
        ["absent protocol is any protocol"] = cluster => WithRules(cluster, rule => rule with
        {
            Ports = rule.Ports is null ? null : [.. rule.Ports.SelectMany(port => port is { Protocol: null }
                ? (IEnumerable<PolicyPort?>)[port with { Protocol = Protocol.Tcp }, port with { Protocol = Protocol.Udp }, port with { Protocol = Protocol.Sctp }]
                : [port])],
        }),
        ["egress rules alone do not isolate ingress"] = cluster => WithPolicies(cluster, policy => policy is { PolicyTypes: null or [], Egress.Count: > 0, Ingress: null or [] } ? policy with { PolicyTypes = [Direction.Egress] } : policy),
        ["host-network pods are pods"] = cluster => cluster with { Pods = [.. cluster.Pods.Select(pod => pod with { HostNetwork = false })] },
        ["plain init containers count for names"] = cluster => cluster with { Pods = [.. cluster.Pods.Select(pod => pod with { Containers = [.. pod.Containers.Select(container => container with { Role = ContainerRole.Regular })] })] },
    };

    public static TheoryData<string> Names => new(Bugs.Keys);

    [Theory, MemberData(nameof(Names))]
    public void Shrink_PlantedBug_LeavesAtMostThreeObjects(string name)
    {
        Func<Cluster, Cluster> blind = Bugs[name];
        Question found = Hunt(blind);

        Question smallest = Shrinker.Shrink(found, question => IsWrong(question, blind));

        Assert.True(IsWrong(smallest, blind));
        int needed = smallest.Objects - smallest.Cluster.Namespaces.Count(space => space.Labels.Count == 0);
        Assert.True(needed <= 3, $"{needed} objects left{GeneratedCases.Note}: {FoundCase.Line(smallest)}\n{string.Join("---\n", ManifestRenderer.Render(smallest.Cluster, RenderStyle.Plain).Files.Select(file => file.Text))}");
    }

    /// <summary>The first wrong answer, in no more clusters than a run of the agreement has.</summary>
    private static Question Hunt(Func<Cluster, Cluster> blind)
    {
        foreach (Lazy<WrittenCase> written in GeneratedCases.All)
        {
            GeneratedCase generated = written.Value.Generated;
            Question? wrong = generated.Connections.Select(connection => new Question(generated.Cluster, connection)).FirstOrDefault(question => IsWrong(question, blind));
            if (wrong is not null)
            {
                return wrong;
            }
        }

        throw new InvalidOperationException($"a whole run does not show the bug{GeneratedCases.Note}");
    }

    private static bool IsWrong(Question question, Func<Cluster, Cluster> blind) =>
        SideVerdicts.Of(Specification.Judge(blind(question.Cluster), question.Connection)) != SideVerdicts.Of(question.Judge());

    private static Cluster WithPolicies(Cluster cluster, Func<NetworkPolicy, NetworkPolicy> change) => cluster with { Policies = [.. cluster.Policies.Select(change)] };

    private static Cluster WithRules(Cluster cluster, Func<PolicyRule, PolicyRule> change) => WithPolicies(cluster, policy => policy with
    {
        Ingress = policy.Ingress is null ? null : [.. policy.Ingress.Select(rule => rule is null ? null : change(rule))],
        Egress = policy.Egress is null ? null : [.. policy.Egress.Select(rule => rule is null ? null : change(rule))],
    });

    private static Cluster WithPeers(Cluster cluster, Func<PolicyPeer, PolicyPeer> change) =>
        WithRules(cluster, rule => rule with { Peers = rule.Peers is null ? null : [.. rule.Peers.Select(change)] });

    private static Cluster WithPorts(Cluster cluster, Func<PolicyPort, PolicyPort> change) =>
        WithRules(cluster, rule => rule with { Ports = rule.Ports is null ? null : [.. rule.Ports.Select(port => port is null ? null : change(port))] });

    private static Cluster WithSelectors(Cluster cluster, Func<LabelRequirement, IEnumerable<LabelRequirement>> change)
    {
        LabelSelector? Changed(LabelSelector? selector) => selector?.MatchExpressions is null ? selector : selector with { MatchExpressions = [.. selector.MatchExpressions.SelectMany(change)] };
        return WithPeers(
            WithPolicies(cluster, policy => policy with { PodSelector = Changed(policy.PodSelector) }),
            peer => peer with { PodSelector = Changed(peer.PodSelector), NamespaceSelector = Changed(peer.NamespaceSelector) });
    }
}
