using Ringfence.Core;
using static Ringfence.Explain.Tests.TestCluster;

namespace Ringfence.Explain.Tests;

/// <summary>What policies do, in words; the surprises are those of docs/semantics.md 2 and 6.</summary>
public sealed class PolicyDescriberTests
{
    private static readonly PolicyRef Name = new("NetworkPolicy", new NamespaceName("shop"), "db");

    [Fact]
    public void Write_OrdinaryPolicy_SaysWhomAndWhat()
    {
        TestCluster cluster = new();
        cluster.Pod("shop/db-0", "app=db");
        cluster.Pod("shop/db-1", "app=db");
        cluster.Pod("shop/api-1", "app=api");
        StringWriter text = new();

        new PolicyDescriptionText(new FixedLocations(), TextStyle.Plain).Write(
            text, new PolicyDescriber(cluster.Snapshot()).Describe(Policy("app=db", [From("app=api", 5432), FromBlock("10.0.0.0/8", [])], null), PolicyFacts.Plain));

        Assert.Equal(
            """
            NetworkPolicy shop/db  policies.yaml:10
              Applies to pods with app=db in namespace shop; right now 2 pods: shop/db-0 and shop/db-1.
              In: Stops traffic in, except for this:
                - TCP 5432 from pods with app=api in namespace shop (1 pod now)
                - every protocol and port from addresses in 10.0.0.0/8
              Out: Leaves traffic out alone.

            """,
            text.ToString());
    }

    [Fact]
    public void Describe_NamespaceByItsNameLabel_IsCalledByName() => Assert.Equal(
        ["TCP 5432 from every pod in namespace shop (2 pods now)"],
        Describe(Cluster(), Policy("app=db", [FromNamespaces($"{ClusterNamespace.NameLabel}=shop", 5432)], null)).Ingress.Rules);

    [Fact]
    public void Describe_DenyAll_SaysThatItStopsEverything()
    {
        PolicyDescription description = Describe(Cluster(), Policy("", [], []));

        Assert.Equal("Stops all traffic in that no other policy allows.", description.Ingress.Summary);
        Assert.Equal("Stops all traffic out that no other policy allows.", description.Egress.Summary);
    }

    [Fact]
    public void Describe_EmptyRule_LetsEverythingIn()
    {
        PolicyDescription description = Describe(Cluster(), Policy("app=db", [RuleMatch.Everything], null));

        Assert.Equal("Lets all traffic in, whatever other policies say.", description.Ingress.Summary);
        AssertSurprise(description, "ingress[0] is empty, and an empty rule allows everything: no other policy can close what it opens.");
    }

    [Fact]
    public void Describe_NobodySelected_SaysSo()
    {
        PolicyDescription description = Describe(Cluster(), Policy("app=cache", [From("app=api", 6379)], null));

        Assert.Equal("Applies to pods with app=cache in namespace shop; right now that is nobody.", description.AppliesTo);
        AssertSurprise(description, "It selects no pod of the input, so it does nothing until one with such labels appears.");
    }

    /// <summary>docs/semantics.md 2.1.</summary>
    [Fact]
    public void Describe_EgressRulesWithoutPolicyTypes_WarnsThatIngressIsCutOff() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [], [From("app=api", 53)]), PolicyFacts.Plain with { Directions = DirectionsSource.Defaulted }),
        "It has egress rules only, but without policyTypes it cuts off traffic in as well; write policyTypes: [Egress] if that is not meant.");

    [Fact]
    public void Describe_EgressRulesWithPolicyTypesWritten_DoesNotWarn() => Assert.DoesNotContain(
        Describe(Cluster(), Policy("app=db", [], [From("app=api", 53)])).Surprises,
        surprise => surprise.Contains("policyTypes", StringComparison.Ordinal));

    [Theory]
    [InlineData(1, 0, "Its 1 ingress rule has no effect, since policyTypes does not list Ingress.")]
    [InlineData(0, 2, "Its 2 egress rules have no effect, since policyTypes does not list Egress.")]
    public void Describe_IgnoredRules_SaysSo(int ingress, int egress, string expected) => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [From("app=api", 1)], null), PolicyFacts.Plain with { IgnoredIngressRules = ingress, IgnoredEgressRules = egress }),
        expected);

    /// <summary>docs/semantics.md 2.2.</summary>
    [Fact]
    public void Describe_PortEntryWithoutAnything_IsTcpOnly() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [new RuleMatch(new Peer.Anywhere(), new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.All), []), FamilyScope.Any)], null)),
        "ingress[0]: a port entry without protocol means TCP, so this is every TCP port and nothing else.");

    [Fact]
    public void Describe_PeerThatLivesElsewhere_PointsAtTheNamespace()
    {
        TestCluster cluster = Cluster();
        cluster.Pod("tools/probe-1", "app=probe");

        AssertSurprise(
            Describe(cluster, Policy("app=db", [From("app=probe", 5432)], null)),
            "ingress[0]: a podSelector alone looks in namespace shop only, where nobody matches; 1 pod elsewhere would (tools/probe-1), with a namespaceSelector beside it.");
    }

    [Fact]
    public void Describe_PeerThatMatchesNobody_SaysSo() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [From("app=none", 5432)], null)),
        "ingress[0]: pods with app=none in namespace shop: nobody matches now.");

    [Fact]
    public void Describe_NamespaceLabelThatNoneHas_SaysSo() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [FromNamespaces("name=tools", 5432)], null)),
        "ingress[0]: no namespace with name=tools is in the input, so it matches nobody.");

    [Fact]
    public void Describe_EmptyNamespaceSelector_IsEveryPodAndNoAddress() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [FromNamespaces("", 5432)], null)),
        "ingress[0]: an empty namespaceSelector means every pod of the cluster, but no address outside it.");

    [Theory]
    [InlineData("0.0.0.0/0", "ingress[0]: 0.0.0.0/0 is every IPv4 address; IPv6 connections need ::/0 as well.")]
    [InlineData("::/0", "ingress[0]: ::/0 is every IPv6 address; IPv4 connections need 0.0.0.0/0 as well.")]
    public void Describe_EveryAddressOfOneFamily_NamesTheOther(string block, string expected) =>
        AssertSurprise(Describe(Cluster(), Policy("app=db", [FromBlock(block, [])], null)), expected);

    [Fact]
    public void Describe_Except_IsNoDeny() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [FromBlock("10.0.0.0/8", ["10.1.0.0/16"])], null)),
        "ingress[0]: except only leaves 10.1.0.0/16 out of this block; any other rule may still allow it.");

    [Fact]
    public void Describe_BlockWithPods_RecommendsLabels()
    {
        TestCluster cluster = Cluster();
        cluster.Pod("shop/api-2", "app=api", pod => pod with { Addresses = At("10.0.0.7") });

        AssertSurprise(
            Describe(cluster, Policy("app=db", [FromBlock("10.0.0.0/24", [])], null)),
            "ingress[0]: these addresses are those of 1 pod now (shop/api-2); pods get new addresses when they restart, labels stay.");
    }

    [Fact]
    public void Describe_PortNameThatNobodyDeclares_SaysSo() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", [Named("sql", Protocol.Tcp)], null)),
        "ingress[0]: no pod it is about declares a TCP port named sql, so the name matches nothing.");

    [Fact]
    public void Describe_PortNameOfAnotherProtocol_SaysSo()
    {
        TestCluster cluster = new();
        cluster.Pod("shop/db-0", "app=db", pod => pod with { Ports = [new ContainerPort("sql", Protocol.Udp, 5432, ContainerKind.Regular)] });

        AssertSurprise(
            Describe(cluster, Policy("app=db", [Named("sql", Protocol.Tcp)], null)),
            "ingress[0]: port name sql is declared, but not for TCP, so it matches nothing.");
    }

    [Fact]
    public void Describe_EgressWithoutDns_SaysSo() => AssertSurprise(
        Describe(Cluster(), Policy("app=db", null, [From("app=api", 443)])),
        "No rule lets DNS out (UDP and TCP 53), so the pods cannot look up names.");

    [Fact]
    public void Describe_EgressThatAllowsEverything_LetsDnsOut() => Assert.DoesNotContain(
        Describe(Cluster(), Policy("app=db", null, [From("app=api")])).Surprises,
        surprise => surprise.Contains("DNS", StringComparison.Ordinal));

    [Fact]
    public void Describe_HostNetworkPod_SaysThatMostClustersIgnoreIt()
    {
        TestCluster cluster = new();
        cluster.Pod("shop/agent", "app=db", pod => pod with { Network = PodNetwork.Host });

        AssertSurprise(
            Describe(cluster, Policy("app=db", [From("app=api", 1)], null)),
            "shop/agent lives in the node's network, where most clusters ignore policies.");
    }

    [Fact]
    public void Describe_OtherPoliciesOnTheSamePods_AreNamed()
    {
        TestCluster cluster = Cluster();
        cluster.Policy("shop/deny-all", "", Direction.Ingress);

        AssertSurprise(
            Describe(cluster, Policy("app=db", [From("app=api", 1)], null)),
            "shop/deny-all selects some of the same pods: what any one policy allows is allowed.");
    }

    [Fact]
    public void Describe_ServicePortInsteadOfThePodsOwn_SaysWhichCounts()
    {
        TestCluster cluster = Cluster();
        ClusterSnapshot plain = cluster.Snapshot();
        Service service = new(new ServiceName(new NamespaceName("shop"), "db"), ServiceKind.ClusterIP, [new ServicePort("", Protocol.Tcp, 80, new TargetPort.Number(5432))])
        {
            Selector = Selector("app=db"),
        };
        ClusterSnapshot snapshot = new(plain.Namespaces, plain.Endpoints, plain.Nodes, [service], [], plain.Tiers);

        AssertSurprise(
            new PolicyDescriber(snapshot).Describe(Policy("app=db", [From("app=api", 80)], null), PolicyFacts.Plain),
            "ingress[0]: TCP 80 is the port of svc/shop/db, which leads to 5432 on the pods; policies look at 5432.");
    }

    private static TestCluster Cluster()
    {
        TestCluster cluster = new();
        cluster.Pod("shop/db-0", "app=db");
        cluster.Pod("shop/api-1", "app=api");
        return cluster;
    }

    private static RuleMatch Named(string name, Protocol protocol) =>
        new(new Peer.Anywhere(), new TrafficPattern(TrafficSet.None, [new PortName(name, protocol)]), FamilyScope.Any);

    private static Policy Policy(string subject, RuleMatch[]? ingress, RuleMatch[]? egress) =>
        new(Name, new EndpointSelector(new NamespaceScope.Only(new NamespaceName("shop")), Selector(subject)), 0)
        {
            Ingress = Rules(ingress, Direction.Ingress),
            Egress = Rules(egress, Direction.Egress),
        };

    private static DirectionRules Rules(RuleMatch[]? rules, Direction direction) => rules is null
        ? DirectionRules.Silent
        : new DirectionRules(Isolation.DefaultDeny, [.. rules.Select((match, index) => new Rule(new RuleRef(Name, direction, index), RuleAction.Allow, match))]);

    private static PolicyDescription Describe(TestCluster cluster, Policy policy, PolicyFacts? facts = null) =>
        new PolicyDescriber(cluster.Snapshot()).Describe(policy, facts ?? PolicyFacts.Plain);

    private static void AssertSurprise(PolicyDescription description, string expected) => Assert.Contains(expected, description.Surprises);
}
