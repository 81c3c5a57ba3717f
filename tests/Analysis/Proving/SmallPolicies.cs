using Ringfence.Core;
using Ringfence.Testing;

namespace Ringfence.Analysis.Tests;

/// <summary>A few policies of two namespaces over very few labels, blocks and ports, so that they overlap often and every sort of pod can be listed.</summary>
internal static class SmallPolicies
{
    public static readonly NamespaceName Shop = new("shop");
    public static readonly NamespaceName Bank = new("bank");

    private static readonly LabelRequirement[] PodRequirements =
    [
        LabelRequirement.Equal("app", "a"),
        LabelRequirement.Equal("app", "b"),
        new("app", LabelOperator.In, ["a", "b"]),
        new("app", LabelOperator.NotIn, ["a"]),
        new("app", LabelOperator.Exists, []),
        new("app", LabelOperator.DoesNotExist, []),
    ];

    private static readonly LabelRequirement[] SpaceRequirements =
    [
        LabelRequirement.Equal("team", "x"),
        new("team", LabelOperator.NotIn, ["x"]),
        new("team", LabelOperator.DoesNotExist, []),
        LabelRequirement.Equal(ClusterNamespace.NameLabel, "shop"),
        new(ClusterNamespace.NameLabel, LabelOperator.In, ["shop", "bank"]),
        new(ClusterNamespace.NameLabel, LabelOperator.NotIn, ["shop"]),
    ];

    private static readonly TrafficPattern[] Patterns =
    [
        TrafficPattern.All,
        new(TrafficSet.Of(Protocol.Tcp, PortSet.All), []),
        new(TrafficSet.Of(Protocol.Tcp, PortSet.Of(80)), []),
        new(TrafficSet.Of(Protocol.Udp, PortSet.Of([new PortRange(80, 90)])), []),
        new(TrafficSet.None, [new PortName("web", Protocol.Tcp)]),
    ];

    public static ValueArray<Tier> Of(SeededRandom random) =>
        [new Tier("NetworkPolicy", 0, TierMode.Additive, EndOfTier.Next, EnforcementProfile.Default.Exemptions, [.. Enumerable.Range(0, 4).Select(number => Policy(random, number))])];

    /// <summary>All that can be asked of them.</summary>
    public static IEnumerable<Func<Prover, IEnumerable<Proof>>> Questions(ValueArray<Tier> tiers)
    {
        PolicyRef[] policies = [.. tiers[0].Policies.Select(policy => policy.Ref)];
        foreach (PolicyRef policy in policies)
        {
            yield return prover => prover.Redundant(policy);
            yield return prover => prover.Shadowed(policy);
            yield return prover => prover.Vacuous(policy);
            foreach (PolicyRef other in policies.Where(other => other != policy))
            {
                yield return prover => [prover.Equivalent([policy], [other])];
                yield return prover => [prover.Contained([policy], [other])];
            }
        }
    }

    private static Policy Policy(SeededRandom random, int number)
    {
        NamespaceName space = random.Below(3) == 0 ? Bank : Shop;
        PolicyRef reference = new("NetworkPolicy", space, $"p{number}");
        int directions = random.Below(4);
        return new Policy(reference, new EndpointSelector(new NamespaceScope.Only(space), Pods(random)), 0)
        {
            Ingress = directions != 0 ? Rules(random, reference, Direction.Ingress) : DirectionRules.Silent,
            Egress = directions is 0 or 1 ? Rules(random, reference, Direction.Egress) : DirectionRules.Silent,
        };
    }

    private static DirectionRules Rules(SeededRandom random, PolicyRef policy, Direction direction) => new(
        Isolation.DefaultDeny,
        [
            .. Enumerable.Range(0, random.Below(3)).Select(index => new Rule(
                new RuleRef(policy, direction, index),
                RuleAction.Allow,
                new RuleMatch(PeerOf(random, policy.Namespace!.Value), Patterns[random.Below(Patterns.Length)], FamilyScope.Any))),
        ]);

    private static Peer PeerOf(SeededRandom random, NamespaceName home) =>
        random.Below(5) == 0 ? new Peer.Anywhere() : new Peer.AnyOf([.. Enumerable.Range(0, 1 + random.Below(2)).Select(_ => Leaf(random, home))]);

    private static Peer Leaf(SeededRandom random, NamespaceName home) => random.Below(4) switch
    {
        0 => new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Only(home), Pods(random))),
        1 => new Peer.Networks([CompleteCluster.Block("10.0.0.0/8")], random.Below(2) == 0 ? [] : [CompleteCluster.Block("10.1.0.0/16")], NetworkScope.Every),
        _ => new Peer.Endpoints(new EndpointSelector(new NamespaceScope.Matching(Spaces(random)), Pods(random))),
    };

    private static LabelSelector Pods(SeededRandom random) => Selector(random, PodRequirements);

    private static LabelSelector Spaces(SeededRandom random) => Selector(random, SpaceRequirements);

    private static LabelSelector Selector(SeededRandom random, LabelRequirement[] requirements) =>
        new([.. Enumerable.Range(0, random.Below(3)).Select(_ => requirements[random.Below(requirements.Length)])]);
}
