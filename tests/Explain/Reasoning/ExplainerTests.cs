using Ringfence.Core;
using static Ringfence.Explain.Tests.TestCluster;

namespace Ringfence.Explain.Tests;

/// <summary>One verdict for a question, and variants where not all are treated alike (contracts, explain).</summary>
public sealed class ExplainerTests
{
    [Fact]
    public void Explain_ReplicasThatDiffer_DeniesAndNamesThem()
    {
        TestCluster cluster = new();
        Endpoint first = cluster.Pod("shop/web-1", "app=web,role=reader", Of("shop/Deployment/web"));
        Endpoint second = cluster.Pod("shop/web-2", "app=web", Of("shop/Deployment/web"));
        Endpoint third = cluster.Pod("shop/web-3", "app=web", Of("shop/Deployment/web"));
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("role=reader", 5432));

        Explanation answer = cluster.Explain(Ask("shop/Deployment/web", "shop/db-0", 5432, [Pod(first), Pod(second), Pod(third)], [Pod(db)]));

        Assert.Equal(Verdict.Deny, answer.Verdict);
        Assert.Equal(2, answer.Variants.Count);
        Assert.Equal([Pod(first)], answer.Variants.Single(variant => variant.Outcome.Verdict == Verdict.Allow).Sources);
        Assert.Equal([Pod(second), Pod(third)], answer.Leading.Sources);
    }

    [Fact]
    public void Explain_ReplicasThatDifferOnlyInWaysNoRuleSees_AreOneVariant()
    {
        TestCluster cluster = new();
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        ValueArray<Party> replicas =
        [
            .. Enumerable.Range(1, 300).Select(i => Pod(cluster.Pod($"shop/web-{i}", "app=web", pod => pod with
            {
                Workload = new EndpointId("shop/Deployment/web"),
                Addresses = At($"10.0.{i / 250}.{i % 250}"),
                Node = new NodeName($"n{i % 7}"),
            }))),
        ];
        cluster.Policy("shop/db", "app=db", Direction.Ingress, From("app=web", 5432));

        Explanation answer = cluster.Explain(Ask("shop/Deployment/web", "shop/db-0", 5432, replicas, [Pod(db)]));

        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Equal(300, Assert.Single(answer.Variants).Sources.Count);
    }

    [Fact]
    public void Explain_ReplicasOnBothSidesOfABlock_Differ()
    {
        TestCluster cluster = new();
        Endpoint near = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.1.0.1") });
        Endpoint far = cluster.Pod("shop/web-2", "app=web", pod => pod with { Addresses = At("10.2.0.1") });
        Endpoint db = cluster.Pod("shop/db-0", "app=db", pod => pod with { Addresses = At("10.3.0.1") });
        cluster.Policy("shop/db", "app=db", Direction.Ingress, FromBlock("10.1.0.0/16", []));

        Explanation answer = cluster.Explain(Ask("shop/Deployment/web", "shop/db-0", 5432, [Pod(near), Pod(far)], [Pod(db)]));

        Assert.Equal([Verdict.Allow, Verdict.Deny], answer.Variants.Select(variant => variant.Outcome.Verdict));
        Assert.Equal([Pod(far)], answer.Leading.Sources);
    }

    /// <summary>docs/semantics.md 5.3: except carves a hole in its own block, so the block has to be cut in three.</summary>
    [Fact]
    public void Explain_BlockThatRulesCut_IsAnsweredPieceByPiece()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.9.0.1") });
        cluster.Policy("shop/web", "app=web", Direction.Ingress, FromBlock("10.0.0.0/8", ["10.1.0.0/16"]));

        Explanation answer = cluster.Explain(Ask("10.0.0.0/15", "shop/web-1", 80, [new Party.External(Block("10.0.0.0/15"))], [Pod(web)]));

        Assert.Equal(Verdict.Deny, answer.Verdict);
        Assert.Equal(
            [("10.0.0.0/16", Verdict.Allow), ("10.1.0.0/16", Verdict.Deny)],
            answer.Variants.Select(variant => (PartyWords.IdOf(Assert.Single(variant.Sources)), variant.Outcome.Verdict)));
    }

    [Fact]
    public void Explain_BlockThatNoRuleCuts_StaysWhole()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.9.0.1") });
        cluster.Policy("shop/web", "app=web", Direction.Ingress, FromBlock("10.0.0.0/8", []));

        Explanation answer = cluster.Explain(Ask("10.0.0.0/15", "shop/web-1", 80, [new Party.External(Block("10.0.0.0/15"))], [Pod(web)]));

        Assert.Equal(new Party.External(Block("10.0.0.0/15")), Assert.Single(Assert.Single(answer.Variants).Sources));
    }

    /// <summary>docs/semantics.md 5.11: an address has its own family whatever is known of the pod.</summary>
    [Theory]
    [InlineData("10.9.0.1")]
    [InlineData("")]
    public void Explain_PodToAnAddressOfTheOtherFamily_IsJudgedInTheAddressesFamily(string podAddress)
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web", "app=web", pod => podAddress.Length > 0 ? pod with { Addresses = At(podAddress) } : pod);
        cluster.Policy("shop/web", "app=web", Direction.Egress, FromBlock("2001:db8::/32", []));

        Explanation inside = cluster.Explain(Ask(Pod(web), new Party.External(Block("2001:db8::1/128")), 443));
        Explanation outside = cluster.Explain(Ask(Pod(web), new Party.External(Block("2001:db9::1/128")), 443));

        Assert.Equal([AddressFamily.IPv6], inside.Leading.Families);
        Assert.Equal(Verdict.Allow, inside.Verdict);
        Assert.Equal(Verdict.Deny, outside.Verdict);
    }

    /// <summary>docs/semantics.md 5.10: an endpoint of which nothing is known has the other end's family.</summary>
    [Fact]
    public void Explain_WorkloadWithoutAddressAndAnIPv6Pod_IsJudgedInIPv6BothWays()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/Deployment/web", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db", pod => pod with { Addresses = At("2001:db8::2") });
        cluster.Policy("shop/all", "", Direction.Ingress, FromBlock("::/0", []));

        Assert.Equal([AddressFamily.IPv6], cluster.Explain(Ask(web, db, 80)).Leading.Families);
        Assert.Equal(Verdict.Allow, cluster.Explain(Ask(web, db, 80)).Verdict);
        Assert.Equal([AddressFamily.IPv6], cluster.Explain(Ask(db, web, 80)).Leading.Families);
        Assert.Equal(Verdict.Allow, cluster.Explain(Ask(db, web, 80)).Verdict);
    }

    /// <summary>docs/semantics.md 5.11: 0.0.0.0/0 covers IPv4 only, and a dual-stack pair is answered for each family.</summary>
    [Fact]
    public void Explain_DualStackPairThatDiffers_IsSplitByFamily()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.0.0.1", "fd00::1") });
        Endpoint db = cluster.Pod("shop/db-0", "app=db", pod => pod with { Addresses = At("10.0.0.2", "fd00::2") });
        cluster.Policy("shop/db", "app=db", Direction.Ingress, FromBlock("0.0.0.0/0", []));

        Explanation answer = cluster.Explain(Ask(web, db, 5432));

        Assert.Equal(Verdict.Deny, answer.Verdict);
        Assert.Equal(
            [(AddressFamily.IPv4, Verdict.Allow), (AddressFamily.IPv6, Verdict.Deny)],
            answer.Variants.Select(variant => (Assert.Single(variant.Families), variant.Outcome.Verdict)));
    }

    [Fact]
    public void Explain_DualStackPairThatIsAlike_IsOneVariant()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web", pod => pod with { Addresses = At("10.0.0.1", "fd00::1") });
        Endpoint db = cluster.Pod("shop/db-0", "app=db", pod => pod with { Addresses = At("10.0.0.2", "fd00::2") });

        Explanation answer = cluster.Explain(Ask(web, db, 5432));

        Assert.Equal([AddressFamily.IPv4, AddressFamily.IPv6], Assert.Single(answer.Variants).Families);
    }

    /// <summary>A connection needs both sides, so the ports are the intersection (docs/semantics.md 5.1).</summary>
    [Fact]
    public void Explain_WithoutPort_AnswersWithWhatBothSidesAllow()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/web-out", "app=web", Direction.Egress, From("app=db", 80, 443));
        cluster.Policy("shop/db-in", "app=db", Direction.Ingress, From("app=web", 443, 5432));

        Explanation answer = cluster.Explain(Ask(web, db, null));

        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Equal("TCP 443", answer.Ports.ToString());
        Assert.Equal("TCP 80,443", answer.Leading.Outcome.Egress.Traffic.ToString());
        Assert.Equal("TCP 443,5432", answer.Leading.Outcome.Ingress.Traffic.ToString());
    }

    [Fact]
    public void Explain_WithoutPortAndNothingInCommon_Denies()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/web-out", "app=web", Direction.Egress, From("app=db", 80));
        cluster.Policy("shop/db-in", "app=db", Direction.Ingress, From("app=web", 443));

        Explanation answer = cluster.Explain(Ask(web, db, null));

        Assert.Equal(Verdict.Deny, answer.Verdict);
        Assert.Equal("none", answer.Ports.ToString());
        Assert.Equal(Verdict.Allow, answer.Leading.Outcome.Egress.Verdict);
    }

    /// <summary>A rule that fits but for its ports has matched for some port, and one that does not says so of its peer alone.</summary>
    [Fact]
    public void Explain_WithoutPort_GivesThePeerAsTheReason()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        Endpoint db = cluster.Pod("shop/db-0", "app=db");
        cluster.Policy("shop/db-in", "app=db", Direction.Ingress, From("app=api", 443));

        Explanation answer = cluster.Explain(Ask(web, db, null));

        Assert.Equal("label app=web is not app=api", MissWords.Of(Assert.Single(answer.Leading.Outcome.Ingress.Tried).Misses));
    }

    [Fact]
    public void Explain_WorkloadToItself_AsksAboutTwoOfItsPods()
    {
        TestCluster cluster = new();
        Endpoint first = cluster.Pod("shop/web-1", "app=web");
        Endpoint second = cluster.Pod("shop/web-2", "app=web");
        cluster.Policy("shop/deny", "", Direction.Ingress);

        Explanation answer = cluster.Explain(Ask("shop/Deployment/web", "shop/Deployment/web", 80, [Pod(first), Pod(second)], [Pod(first), Pod(second)]));

        Assert.Equal(Pairing.EachWithOthers, Assert.Single(answer.Variants).Pairing);
        Assert.Equal(Verdict.Deny, answer.Verdict);
    }

    /// <summary>docs/semantics.md 5.6: a pod can always reach itself.</summary>
    [Fact]
    public void Explain_PodToItself_IsExempt()
    {
        TestCluster cluster = new();
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        cluster.Policy("shop/deny", "", Direction.Ingress);

        Explanation answer = cluster.Explain(Ask(web, web, 80));

        Assert.Equal(Verdict.Allow, answer.Verdict);
        Assert.Equal(new Decider.ByExemption(Exemption.Self), answer.Leading.Outcome.Ingress.Decider);
    }

    /// <summary>A client that is one of the backends meets the others by the rules, and itself by assumption (docs/semantics.md 5.6).</summary>
    [Fact]
    public void Explain_ServiceWithTheClientBehindIt_TellsItselfFromTheOthers()
    {
        TestCluster cluster = new();
        Endpoint first = cluster.Pod("shop/web-1", "app=web");
        Endpoint second = cluster.Pod("shop/web-2", "app=web");
        cluster.Policy("shop/deny", "", Direction.Ingress);
        Service service = new(new ServiceName(new NamespaceName("shop"), "web"), ServiceKind.ClusterIP, []);
        ServiceResolution.Resolved resolved = new(
            [
                new ServiceBackend(Pod(first), new ServicePort("", Protocol.Tcp, 80, new TargetPort.Number(8080)), 8080),
                new ServiceBackend(Pod(second), new ServicePort("", Protocol.Tcp, 80, new TargetPort.Number(8080)), 8080),
            ],
            [],
            BackendSource.Selector);

        Explanation answer = cluster.Explain(new ExplainQuestion("shop/web-1", "svc/shop/web", [Pod(first)], Destinations.Behind(service, resolved))
        {
            Port = new AskedPort(Protocol.Tcp, "80"),
        });

        Assert.Equal(
            [(Pairing.EachWithOthers, Verdict.Deny), (Pairing.EachWithItself, Verdict.Allow)],
            answer.Variants.Select(variant => (variant.Pairing, variant.Outcome.Verdict)));
        Assert.Contains(answer.Caveats, caveat => caveat.Descriptor.Code == "RF2904");
    }

    [Fact]
    public void Explain_ServicePort_IsAnsweredInTheServicesOwnNumbers()
    {
        TestCluster cluster = new();
        Endpoint client = cluster.Pod("shop/api-1", "app=api");
        Endpoint web = cluster.Pod("shop/web-1", "app=web");
        cluster.Policy("shop/web", "app=web", Direction.Ingress, From("app=api", 8080));
        Service service = new(new ServiceName(new NamespaceName("shop"), "web"), ServiceKind.ClusterIP, []);
        ServicePort http = new("http", Protocol.Tcp, 80, new TargetPort.Number(8080));
        ServicePort admin = new("admin", Protocol.Tcp, 81, new TargetPort.Number(8081));
        ServiceResolution.Resolved resolved = new(
            [new ServiceBackend(Pod(web), http, 8080), new ServiceBackend(Pod(web), admin, 8081)], [], BackendSource.Selector);

        Explanation answer = cluster.Explain(
            new ExplainQuestion("shop/api-1", "svc/shop/web", [Pod(client)], Destinations.Behind(service, resolved)));

        Assert.Equal("TCP 80", answer.Ports.ToString());
    }

    [Fact]
    public void Explain_QuestionWithoutDestination_IsRefused() =>
        Assert.Throws<ArgumentException>(() => new TestCluster().Explain(Ask("a/b", "c/d", 80, [new Party.External(Block("10.0.0.1"))], [])));

    private static Party Pod(Endpoint pod) => new Party.Pod(pod);

    private static Func<Endpoint, Endpoint> Of(string workload) => pod => pod with { Workload = new EndpointId(workload) };
}
