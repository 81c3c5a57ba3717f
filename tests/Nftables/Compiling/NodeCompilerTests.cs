using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>Who is judged by what, and what sets hold: the shape of a ruleset, which makes it cheap. What it lets through is tested on generated clusters.</summary>
public sealed class NodeCompilerTests
{
    private static readonly Endpoint Web = Given.Pod("shop/web-1", "app=web", "10.1.0.1 fd00::1", "n1");
    private static readonly Endpoint Web2 = Given.Pod("shop/web-2", "app=web", "10.1.0.2", "n1");
    private static readonly Endpoint Db = Given.Pod("shop/db", "app=db", "10.1.0.3", "n1");
    private static readonly Endpoint Api = Given.Pod("shop/api", "app=api", "10.2.0.1", "n2");

    private static Policy FromApi(string name, string pods) => Given.Ingress(name, pods, Peers.Pods("shop", "app=api").On("TCP 80"));

    [Fact]
    public void Compile_PodsOfOtherNodesAndOfNoPolicy_AreNotDispatched()
    {
        Ruleset ruleset = Compile([FromApi("shop/in", "app=web"), FromApi("shop/api", "app=api")], Web, Db, Api);

        Assert.Equal([SetElement.Of(Parsed.Address("10.1.0.1"))], MapOf(ruleset, "ingress4").Entries.Select(entry => entry.Key));
        Assert.Equal([SetElement.Of(Parsed.Address("fd00::1"))], MapOf(ruleset, "ingress6").Entries.Select(entry => entry.Key));
        Assert.Empty(MapOf(ruleset, "egress4").Entries);
    }

    [Fact]
    public void Compile_Replicas_ShareAClass()
    {
        CompiledNode compiled = new CompiledCluster(SceneOf([FromApi("shop/in", "app=web")], Web, Web2, Api)).On("n1");

        PodClass only = Assert.Single(compiled.Classes);
        Assert.Equal([Web.Id, Web2.Id], only.Pods);
        Assert.Equal(["shop/in"], only.Policies.Select(policy => policy.ToString()));
    }

    /// <summary>Peers stand in plain sets: what a set is for settles its name, so classes that mean the same share it.</summary>
    [Fact]
    public void Compile_EqualPeersOfDifferentPolicies_ShareASet()
    {
        Ruleset ruleset = Compile([FromApi("shop/web", "app=web"), FromApi("shop/db", "app=db")], Web2, Db, Api);

        Assert.Equal(2, ruleset.Chains.Count(chain => chain.Name.StartsWith("ingress_", StringComparison.Ordinal) && !chain.Name.EndsWith("_denied", StringComparison.Ordinal)));
        NftSet only = Assert.Single(ruleset.Sets, set => set.Name.StartsWith("pods", StringComparison.Ordinal));
        Assert.Equal(ElementSet.Of(SetElement.Of(Parsed.Address("10.2.0.1"))), only.Elements);
    }

    /// <summary>semantics.md 5.8: pods in the node's network are node traffic; 5.10: pods that have ended are nobody.</summary>
    [Fact]
    public void Compile_HostNetworkAndFinishedPods_AreNeitherJudgedNorPeers()
    {
        Endpoint host = Given.Pod("shop/host", "app=api", "192.0.2.1", "n1") with { Network = PodNetwork.Host };
        Endpoint ended = Given.Pod("shop/ended", "app=api", "10.1.0.9", "n1") with { Phase = PodPhase.Finished };

        CompiledNode compiled = new CompiledCluster(SceneOf([FromApi("shop/all", "")], Web2, host, ended)).On("n1");

        Assert.Equal([SetElement.Of(Parsed.Address("10.1.0.2"))], MapOf(compiled.Ruleset, "ingress4").Entries.Select(entry => entry.Key));
        Assert.Empty((IEnumerable<SetElement>)Assert.Single(compiled.Ruleset.Sets, set => set.Name.StartsWith("pods4", StringComparison.Ordinal)).Elements);
        Assert.Empty(compiled.LeftOut);
    }

    /// <summary>semantics.md 5.5: a port name means on each destination what that pod declares.</summary>
    [Fact]
    public void Compile_EgressPortName_IsASetForEachNumber()
    {
        Endpoint Named(string id, string address, ushort port) => Given.Pod(id, "app=api", address, "n2") with { Ports = [new ContainerPort("http", Protocol.Tcp, port, ContainerKind.Regular)] };
        Policy policy = Given.Egress("shop/out", "app=web", Peers.Pods("shop", "app=api").Named(new PortName("http", Protocol.Tcp)));

        Ruleset ruleset = Compile([policy], Web2, Named("shop/a", "10.2.0.1", 80), Named("shop/b", "10.2.0.2", 8080), Named("shop/c", "10.2.0.3", 80), Api);

        Assert.Equal(
            ["10.2.0.1 10.2.0.3", "10.2.0.2"],
            ruleset.Sets.Where(set => set.Name.StartsWith("pods4", StringComparison.Ordinal))
                .Select(set => string.Join(' ', set.Elements.Select(element => new Address(AddressFamily.IPv4, element.Parts[0].First))))
                .Order(StringComparer.Ordinal));
    }

    /// <summary>Blocks overlap, touch and have holes; what the kernel gets is disjoint, since it refuses anything else.</summary>
    [Fact]
    public void Compile_OverlappingBlocksWithExceptions_AreDisjointRanges()
    {
        Policy policy = Given.Ingress("shop/in", "app=web", Block("10.0.0.0/8", "10.1.0.0/16"), Block("10.1.2.0/24"), Block("10.1.3.0/24"), Block("10.0.0.0/9"));

        NftSet blocks = Assert.Single(Compile([policy], Web2).Sets, set => set.Name.StartsWith("blocks4", StringComparison.Ordinal));

        Assert.Equal(SetKind.Interval, blocks.Kind);
        Assert.Equal(["10.0.0.0-10.255.255.255"], blocks.Elements.Select(element => ElementText.Of(element, blocks.Key)));

        static RuleMatch Block(string cidr, params string[] except) =>
            new(new Peer.Networks([Parsed.Cidr(cidr)], [.. except.Select(Parsed.Cidr)], NetworkScope.Every), TrafficPattern.All, FamilyScope.Any);
    }

    [Fact]
    public void Compile_PodsWithoutAddressOrNode_AreLeftOutAndSaid()
    {
        Endpoint unknown = Given.Pod("shop/unknown", "app=web", "", "n1");
        Endpoint unplaced = Given.Pod("shop/unplaced", "app=web", "10.1.0.7");
        Endpoint twin = Given.Pod("shop/twin", "app=web", "10.1.0.2", "n1");

        CompiledNode compiled = new CompiledCluster(SceneOf([FromApi("shop/in", "")], twin, unplaced, Web2, unknown)).On("n1");

        Assert.Equal(
            [new LeftOut(unknown.Id, LeftOutReason.NoAddress), new LeftOut(unplaced.Id, LeftOutReason.NoNode), new LeftOut(Web2.Id, LeftOutReason.AddressTaken)],
            compiled.LeftOut);
        Assert.Equal([twin.Id], Assert.Single(compiled.Classes).Pods);
    }

    /// <summary>Names, comments and prefixes keep to what nft takes, however long Kubernetes names are.</summary>
    [Fact]
    public void Compile_LongNames_StayWithinTheLimits()
    {
        Policy[] policies = [.. Enumerable.Range(0, 20).Select(i => FromApi($"shop/{new string('p', 250)}{i:d2}", "app=web"))];

        Ruleset ruleset = Compile(policies, Web, Api);

        IEnumerable<string> comments =
            [.. ruleset.Sets.Select(set => set.Comment), .. ruleset.Chains.Select(chain => chain.Comment), .. ruleset.Chains.SelectMany(chain => chain.Rules.Select(rule => rule.Comment))];
        Assert.All(comments, comment => Assert.InRange(System.Text.Encoding.UTF8.GetByteCount(comment), 0, NftLimits.CommentBytes));
        Assert.Contains(comments, comment => comment.EndsWith("...", StringComparison.Ordinal));
        Assert.All([.. ruleset.Sets.Select(set => set.Name), .. ruleset.Chains.Select(chain => chain.Name)], name => Assert.InRange(name.Length, 1, NftLimits.NameBytes));
        Assert.Equal([ruleset], FreshNamespace.Load(RulesetText.Of(ruleset)).Select(_ => ruleset));
    }

    /// <summary>A pod that routes for others may send from their addresses, and no other pod may.</summary>
    [Fact]
    public void Compile_ExtraSources_MayComeFromThatPodsLinkAlone()
    {
        Endpoint router = Web2 with { ExtraSources = Parsed.Addresses("10.99.0.0/16") };
        ClusterSnapshot snapshot = SceneOf([], router, Db).Snapshot;
        SourceCheck check = new SourceCheck.Listed([new PodLink(3, Parsed.Addresses("10.1.0.2")), new PodLink(4, Parsed.Addresses("10.1.0.3"))]);
        CompiledCluster cluster = new(snapshot, CompileOptions.Default with { SourceCheck = check });

        bool Passes(int link, string source) =>
            cluster.Send("n1", new FakePacket(Parsed.Address(source), Parsed.Address("203.0.113.7"), ProtocolNumber.Tcp, 40_000, 80) { Interface = link }).Passes;
        Assert.True(Passes(3, "10.1.0.2"));
        Assert.True(Passes(3, "10.99.0.1"));
        Assert.False(Passes(4, "10.99.0.1"));
        Assert.False(Passes(3, "10.1.0.3"));
    }

    /// <summary>docs/adr/0014-ports-come-first.md: few ports are compared, so that a peer is looked up in groups of its port only; many stand in a set.</summary>
    [Theory]
    [InlineData("TCP 80", 0, 1)]
    [InlineData("TCP 81", 0, 0)]
    [InlineData("UDP 80", 0, 0)]
    [InlineData("TCP 70,80,90,100", 0, 1)]
    [InlineData("TCP 79-82", 0, 1)]
    [InlineData("TCP 70,80,90,100,110", 1, 2)]
    [InlineData("TCP 79-83", 1, 2)]
    public void Compile_Ports_AreComparedWhereTheyAreFew(string ports, int sets, int lookups)
    {
        Policy policy = Given.Ingress("shop/in", "app=web", Peers.Pods("shop", "app=api").On(ports));
        CompiledCluster cluster = new(SceneOf([policy], Web2, Api));

        // One lookup finds no class of the sender, and one that of the receiver.
        FakeOutcome outcome = cluster.Send("n1", new FakePacket(Parsed.Address("10.2.0.1"), Parsed.Address("10.1.0.2"), ProtocolNumber.Tcp, 40_000, 80));

        Assert.Equal(sets, cluster.On("n1").Ruleset.Sets.Count(set => set.Name.StartsWith("ports", StringComparison.Ordinal)));
        Assert.Equal(lookups > 0, outcome.Passes);
        Assert.Equal(2 + lookups, outcome.Lookups);
    }

    /// <summary>docs/nftables-layout.md, the way of a packet: within a connection, a pod's own address is one lookup, and a forged one is stopped all the same.</summary>
    [Theory]
    [InlineData(3, "10.1.0.2", true, 1)]
    [InlineData(3, "10.1.0.3", false, null)]
    [InlineData(4, "10.1.0.9", true, null)]
    [InlineData(3, "10.1.0.9", true, null)]
    [InlineData(9, "203.0.113.7", true, 2)]
    public void Compile_ListedSources_AreAskedWithinConnectionsToo(int link, string source, bool passes, int? lookups)
    {
        // Both may send for 10.1.0.9.
        SourceCheck check = new SourceCheck.Listed([new PodLink(3, Parsed.Addresses("10.1.0.2 10.1.0.9")), new PodLink(4, Parsed.Addresses("10.1.0.3 10.1.0.9"))]);
        CompiledCluster cluster = new(SceneOf([], Web2, Db).Snapshot, CompileOptions.Default with { SourceCheck = check });

        FakeOutcome outcome = cluster.Send(
            "n1", new FakePacket(Parsed.Address(source), Parsed.Address("10.2.0.1"), ProtocolNumber.Tcp, 40_000, 80) { Interface = link, State = ConnectionStates.Established });

        Assert.Equal(passes, outcome.Passes);
        Assert.Equal(lookups ?? outcome.Lookups, outcome.Lookups);
    }

    /// <summary>What is looked up most has a fixed room; more than that has another name, since a name settles everything but elements.</summary>
    [Theory]
    [InlineData(16_384, "", 16_384)]
    [InlineData(16_385, "_grown", 0)]
    public void Compile_MoreSourcesThanThereIsRoom_StandInPartsThatGrow(int addresses, string ending, int room)
    {
        AddressSet sources = AddressSet.Of([.. Enumerable.Range(0, addresses).Select(i => Cidr.Of(new Address(AddressFamily.IPv4, (UInt128)(0x0A010000 + (2 * i)))))]);
        CompileOptions options = CompileOptions.Default with { SourceCheck = new SourceCheck.Listed([new PodLink(3, sources)]) };

        Ruleset ruleset = new CompiledCluster(SceneOf([]).Snapshot, options).On("n1").Ruleset;

        NftSet set = Assert.Single(ruleset.Sets, set => set.Name.StartsWith("sources4", StringComparison.Ordinal));
        Assert.Equal(($"sources4{ending}", room, addresses), (set.Name, set.Capacity, set.Elements.Count));
        VerdictMap map = Assert.Single(ruleset.Maps, map => map.Name.StartsWith("owners4", StringComparison.Ordinal));
        Assert.Equal(($"owners4{ending}", room, addresses), (map.Name, map.Capacity, map.Entries.Count));
        Assert.Superset(new HashSet<string> { set.Name, map.Name }, ruleset.Chains.SelectMany(PartUses.SetsOf).ToHashSet());
    }

    private static Scene SceneOf(Policy[] policies, params Endpoint[] pods) => new() { Endpoints = pods, Policies = policies };

    private static Ruleset Compile(Policy[] policies, params Endpoint[] pods) => new CompiledCluster(SceneOf(policies, pods)).On("n1").Ruleset;

    private static VerdictMap MapOf(Ruleset ruleset, string name) => ruleset.Maps.Single(map => map.Name == name);
}
