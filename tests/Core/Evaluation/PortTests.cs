namespace Ringfence.Core.Tests;

/// <summary>Ports and protocols: networkpolicy.md 5.4, 5.5 and 5.9.</summary>
public sealed class PortTests
{
    private static PortName Http => new("http", Protocol.Tcp);
    private static Endpoint Client => Given.Pod("shop/client", "app=client", "10.0.0.1");

    [Theory]
    // The entry matches when the protocol is equal and the number is.
    [InlineData("TCP 80", "TCP 80", Verdict.Allow)]
    [InlineData("TCP 80", "TCP 81", Verdict.Deny)]
    [InlineData("TCP 80", "UDP 80", Verdict.Deny)]
    [InlineData("UDP 53", "UDP 53", Verdict.Allow)]
    [InlineData("SCTP 7", "SCTP 7", Verdict.Allow)]
    [InlineData("SCTP 7", "TCP 7", Verdict.Deny)]
    // port ≤ n ≤ endPort; endPort may equal port.
    [InlineData("TCP 8000-8100", "TCP 7999", Verdict.Deny)]
    [InlineData("TCP 8000-8100", "TCP 8000", Verdict.Allow)]
    [InlineData("TCP 8000-8100", "TCP 8100", Verdict.Allow)]
    [InlineData("TCP 8000-8100", "TCP 8101", Verdict.Deny)]
    [InlineData("TCP 8000-8000", "TCP 8000", Verdict.Allow)]
    // Entries are ORed.
    [InlineData("TCP 80,443", "TCP 443", Verdict.Allow)]
    // port absent: every port of that protocol, and of no other.
    [InlineData("TCP 1-65535", "TCP 65535", Verdict.Allow)]
    [InlineData("TCP 1-65535", "UDP 80", Verdict.Deny)]
    public void Evaluate_PortEntry_TakesProtocolAndNumber(string rule, string asked, Verdict expected) =>
        Assert.Equal(expected, Ask(Given.Pod("shop/db"), Peers.Anywhere.On(rule), asked).Verdict);

    // 5.4: the number is the destination's, on both sides.
    [Theory]
    [InlineData("TCP 80", Verdict.Allow)]
    [InlineData("TCP 81", Verdict.Deny)]
    public void Evaluate_EgressPort_IsTheDestinations(string asked, Verdict expected)
    {
        Endpoint db = Given.Pod("shop/db");
        Scene cluster = new() { Endpoints = [Client, db], Policies = [Given.Egress("shop/out", "app=client", Peers.Anywhere.On("TCP 80"))] };

        Assert.Equal(expected, cluster.Ask(Client, db, asked).Egress.Verdict);
    }

    [Fact]
    public void Evaluate_PortThatIsNotListed_SaysWhatIs() =>
        Assert.Equal(
            [new Miss.Port(Protocol.Tcp, 81, TrafficSet.Of(Protocol.Tcp, PortSet.Of(80)))],
            Ask(Given.Pod("shop/db"), Peers.Anywhere.On("TCP 80"), "TCP 81").Tried[0].Misses);

    // 5.9: undefined upstream; a rule without ports lets it pass, an isolated subject drops the rest, and both say so.
    [Theory]
    [InlineData(true, Verdict.Allow)]
    [InlineData(false, Verdict.Deny)]
    public void Evaluate_OtherProtocolToAnIsolatedSubject_IsDecidedWithACaveat(bool portless, Verdict expected)
    {
        Endpoint db = Given.Pod("shop/db");
        RuleMatch rule = portless ? Peers.Anywhere.Always() : Peers.Anywhere.On("TCP 1-65535");
        Decision decision = Cluster(db, rule).Ask(Client, db, "other 0");

        Assert.Equal(expected, decision.Verdict);
        Assert.Equal([new Caveat(CaveatCode.OtherProtocol, ["shop/db"])], decision.Caveats);
    }

    [Fact]
    public void Evaluate_OtherProtocolWithoutIsolation_NeedsNoCaveat()
    {
        Endpoint db = Given.Pod("shop/db");
        Decision decision = new Scene { Endpoints = [Client, db], Policies = [Given.Egress("shop/out", "app=db")] }.Ask(Client, db, "other 0");

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Empty(decision.Caveats);
    }

    [Fact]
    public void Evaluate_DefinedProtocol_NeedsNoCaveat() =>
        Assert.All((string[])["TCP 80", "UDP 80", "SCTP 80"], asked =>
            Assert.Empty(Cluster(Given.Pod("shop/db"), Peers.Anywhere.Always()).Ask(Client, Given.Pod("shop/db"), asked).Caveats));

    // 5.5: "for ingress the selected pod itself, for egress each peer pod".
    [Fact]
    public void Evaluate_PortName_IsTheDestinationsOnBothSides()
    {
        Endpoint web = WithPorts("shop/web", "app=web", new ContainerPort("http", Protocol.Tcp, 8080, ContainerKind.Regular));
        Endpoint old = WithPorts("shop/old", "app=old", new ContainerPort("http", Protocol.Tcp, 80, ContainerKind.Regular));
        Scene cluster = new()
        {
            Endpoints = [web, old],
            Policies = [Given.Ingress("shop/in", "app=web", Peers.Anywhere.Named(Http)), Given.Egress("shop/out", "app=web", Peers.Anywhere.Named(Http))],
        };

        Assert.Equal(Verdict.Allow, cluster.Ask(old, web, "TCP 8080").Ingress.Verdict);
        Assert.Equal(Verdict.Deny, cluster.Ask(old, web, "TCP 80").Ingress.Verdict);
        Assert.Equal(Verdict.Allow, cluster.Ask(web, old, "TCP 80").Egress.Verdict);
        Assert.Equal(Verdict.Deny, cluster.Ask(web, old, "TCP 8080").Egress.Verdict);
    }

    [Theory]
    [InlineData("http TCP 80", "TCP 80", Verdict.Allow)]
    [InlineData("http TCP 80", "TCP 81", Verdict.Deny)]
    // Traffic, rule and container must agree on the protocol.
    [InlineData("http TCP 80", "UDP 80", Verdict.Deny)]
    [InlineData("http UDP 80", "TCP 80", Verdict.Deny)]
    [InlineData("http UDP 80", "UDP 80", Verdict.Deny)]
    // A name that leads nowhere matches nothing.
    [InlineData("web TCP 80", "TCP 80", Verdict.Deny)]
    public void Evaluate_PortName_TakesWhatItLeadsTo(string declared, string asked, Verdict expected) =>
        Assert.Equal(expected, Ask(WithPorts("shop/db", "", Declared(declared, ContainerKind.Regular)), Peers.Anywhere.Named(Http), asked).Verdict);

    [Fact]
    public void Evaluate_PortNameThatLeadsElsewhere_SaysWhereTo()
    {
        ContainerPort tcp = Declared("http TCP 80", ContainerKind.Regular);
        ContainerPort udp = Declared("http UDP 90", ContainerKind.Regular);
        Endpoint db = WithPorts("shop/db", "", tcp, Declared("web TCP 70", ContainerKind.Regular), udp);

        Assert.Equal([new Miss.PortNamed(Http, [tcp, udp])], Ask(db, Peers.Anywhere.Named(Http), "TCP 81").Tried[0].Misses);
        Assert.Equal([new Miss.PortNamed(Http, [])], Ask(Given.Pod("shop/db"), Peers.Anywhere.Named(Http), "TCP 81").Tried[0].Misses);
    }

    [Fact]
    public void Evaluate_NumbersAndNamesThatMiss_SayBoth()
    {
        TrafficSet ssh = TrafficSet.Of(Protocol.Tcp, PortSet.Of(22));
        RuleMatch both = new(Peers.Anywhere, new TrafficPattern(ssh, [Http]), FamilyScope.Any);

        Assert.Equal(
            [new Miss.Port(Protocol.Tcp, 80, ssh), new Miss.PortNamed(Http, [])],
            Ask(Given.Pod("shop/db"), both, "TCP 80").Tried[0].Misses);
    }

    [Fact]
    public void Evaluate_RuleThatListsNoTraffic_SaysSo()
    {
        RuleMatch none = new(Peers.Anywhere, new TrafficPattern(TrafficSet.None, []), FamilyScope.Any);

        Assert.Equal([new Miss.Port(Protocol.Tcp, 80, TrafficSet.None)], Ask(Given.Pod("shop/db"), none, "TCP 80").Tried[0].Misses);
    }

    // 5.5: which containers count is open; a sidecar's name counts, and the answer says when it makes the difference.
    [Fact]
    public void Evaluate_PortNameOfASidecarOnly_CountsWithACaveat()
    {
        Endpoint db = WithPorts("shop/db", "", Declared("http TCP 80", ContainerKind.Sidecar));
        Decision decision = Cluster(db, Peers.Anywhere.Named(Http)).Ask(Client, db);

        Assert.Equal(Verdict.Allow, decision.Verdict);
        Assert.Equal([new Caveat(CaveatCode.SidecarPortName, ["http"])], decision.Caveats);
    }

    [Fact]
    public void Evaluate_PortNameThatOpensTheSidecarPort_IsTheOneNamed()
    {
        Endpoint db = WithPorts(
            "shop/db", "", Declared("dns UDP 80", ContainerKind.Sidecar), Declared("other TCP 80", ContainerKind.Sidecar), Declared("web TCP 81", ContainerKind.Sidecar), Declared("http TCP 80", ContainerKind.Sidecar));
        Decision decision = Cluster(db, Peers.Anywhere.Named(new PortName("dns", Protocol.Udp), new PortName("web", Protocol.Tcp), Http)).Ask(Client, db);

        Assert.Equal([new Caveat(CaveatCode.SidecarPortName, ["http"])], decision.Caveats);
    }

    [Fact]
    public void Evaluate_PortNameOfASidecarThatMakesNoDifference_NeedsNoCaveat()
    {
        ContainerPort sidecar = Declared("http TCP 80", ContainerKind.Sidecar);
        Endpoint alsoRegular = WithPorts("shop/db", "", sidecar, Declared("http TCP 80", ContainerKind.Regular));
        Endpoint only = WithPorts("shop/db", "", sidecar);
        RuleMatch alsoNumber = new(Peers.Anywhere, new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of(80)), [Http]), FamilyScope.Any);

        Assert.Empty(Cluster(alsoRegular, Peers.Anywhere.Named(Http)).Ask(Client, alsoRegular).Caveats);
        Assert.Empty(Cluster(only, alsoNumber).Ask(Client, only).Caveats);
        Assert.Empty(Cluster(only, Peers.Anywhere.Named(Http)).Ask(Client, only, "TCP 81").Caveats);
        Assert.Empty(Cluster(only, Peers.Anywhere.Named(Http), Peers.Anywhere.On("TCP 80")).Ask(Client, only).Caveats);
    }

    // 5.5: names never match what is no pod; 5.8 and 5.10: nor what policies do not see as one.
    [Fact]
    public void Evaluate_PortNameOnWhatIsNoPod_MatchesNothing()
    {
        Endpoint web = Given.Pod("shop/web", "app=web", "10.0.0.9", "n1");
        ContainerPort http = Declared("http TCP 80", ContainerKind.Regular);
        Endpoint host = WithPorts("shop/host", "", http) with { Network = PodNetwork.Host, Node = new NodeName("n2") };
        Endpoint ended = WithPorts("shop/ended", "", http) with { Phase = PodPhase.Finished };
        Endpoint live = WithPorts("shop/live", "", http);
        Scene cluster = new() { Endpoints = [web, host, ended, live], Policies = [Given.Egress("shop/out", "app=web", Peers.Anywhere.Named(Http))] };

        Assert.Equal(Verdict.Allow, cluster.Ask(web, live).Egress.Verdict);
        Assert.All(
            (End[])[Given.Node("n2", "192.0.2.2"), "203.0.113.7", host, ended],
            end => Assert.Equal(Verdict.Deny, cluster.Ask(web, end).Egress.Verdict));

        Scene likePods = cluster with { Profile = EnforcementProfile.Default with { HostNetworkPods = HostNetworkTreatment.LikePods } };
        Assert.Equal(Verdict.Allow, likePods.Ask(web, host).Egress.Verdict);
    }

    private static SideDecision Ask(Endpoint db, RuleMatch rule, string asked) => Cluster(db, rule).Ask(Client, db, asked).Ingress;

    private static Scene Cluster(Endpoint db, params RuleMatch[] rules) => new() { Endpoints = [Client, db], Policies = [Given.Ingress("shop/in", "", rules)] };

    private static Endpoint WithPorts(string id, string labels, params ContainerPort[] ports) => Given.Pod(id, labels, "10.0.0.7") with { Ports = [.. ports] };

    private static ContainerPort Declared(string text, ContainerKind container)
    {
        string[] words = text.Split(' ');
        Assert.True(ProtocolName.TryParse(words[1], out Protocol protocol));
        return new ContainerPort(words[0], protocol, ushort.Parse(words[2]), container);
    }
}
