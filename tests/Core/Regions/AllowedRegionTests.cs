namespace Ringfence.Core.Tests;

/// <summary>Regions by example: what back ends read from them.</summary>
public sealed class AllowedRegionTests
{
    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1", "n1");
    private static Endpoint Db => Given.Pod("shop/db", "app=db", "10.0.0.2", "n2") with
    {
        Ports = [new("sql", Protocol.Tcp, 5432, ContainerKind.Regular)],
    };

    [Fact]
    public void AllowedTraffic_NotIsolated_IsAll() => Assert.Equal("all", Into(Db, Web, []).ToString());

    [Fact]
    public void AllowedTraffic_Isolated_IsTheUnionOfTheRules()
    {
        Policy[] policies =
        [
            Given.Ingress("shop/a", "app=db", Peers.Pods("shop", "app=web").On("TCP 80"), Peers.Pods("shop").On("UDP 53")),
            Given.Ingress("shop/b", "app=db", Peers.Anywhere.Named(new PortName("sql", Protocol.Tcp)), Peers.Pods("pay").Always()),
        ];

        Assert.Equal("TCP 80,5432; UDP 53", Into(Db, Web, policies).ToString());
        Assert.Equal("TCP 5432", Into(Db, "203.0.113.7", policies).ToString());
        Assert.Equal("none", Into(Db, Web, [policies[0] with { Ingress = policies[0].Ingress with { Rules = [] } }]).ToString());
        Assert.Equal("all", Into(Db, Db, policies).ToString());
    }

    // Passing is folded away: what passes one tier is whatever the tiers below say.
    [Fact]
    public void Fold_Pass_LeavesAllowAndDenyOnly()
    {
        Tier admin = Given.FirstMatch(
            "admin", EndOfTier.Deny, Given.Rules("admin", Isolation.None, (RuleAction.Log, Peers.Anywhere.Always()), (RuleAction.Pass, Peers.Anywhere.On("TCP 80-90"))));
        Tier below = Given.Additive("below", Given.Rules("below", Isolation.DefaultDeny, (RuleAction.Allow, Peers.Anywhere.On("TCP 85-100"))));
        Scene scene = new() { Endpoints = [Db, Web], Tiers = [admin, below] };

        AllowedRegion region = AllowedRegion.Fold(new Evaluator(scene.Snapshot, scene.Profile).ProgramOf(Db, Direction.Ingress));
        TrafficSet allowed = new RegionReader(scene.Snapshot, scene.Profile)
            .AllowedTraffic(region, Db, new Party.Pod(Web), AddressFamily.IPv4, new Via.Direct());

        Assert.Equal(Direction.Ingress, region.Direction);
        Assert.Equal("TCP 85-90", allowed.ToString());
        Assert.Equal([2, 1, 0], region.Clauses.Select(clause => clause.All.Count));
        Assert.Equal([Verdict.Allow, Verdict.Deny, Verdict.Deny], region.Clauses.Select(clause => clause.Verdict));
    }

    [Fact]
    public void Contains_Connection_ReadsItsTraffic()
    {
        Scene scene = new() { Endpoints = [Web, Db], Policies = [Given.Egress("shop/out", "app=web", Peers.Pods("shop").On("TCP 80"))] };
        AllowedRegion region = AllowedRegion.Fold(new Evaluator(scene.Snapshot, scene.Profile).ProgramOf(Web, Direction.Egress));
        RegionReader reader = new(scene.Snapshot, scene.Profile);
        Connection asked = new(new Party.Pod(Web), new Party.Pod(Db), AddressFamily.IPv4, Protocol.Tcp, 80, new Via.Direct());

        Assert.Equal(Verdict.Allow, reader.Contains(region, Web, asked));
        Assert.Equal(Verdict.Deny, reader.Contains(region, Web, asked with { Port = 81 }));
        Assert.Equal(Verdict.Deny, reader.Contains(region, Web, asked with { Protocol = Protocol.Udp }));
        Assert.Equal(Verdict.Deny, reader.Contains(region, Web, asked with { Destination = new Party.External(Parsed.Cidr("203.0.113.7")) }));
    }

    private static TrafficSet Into(Endpoint subject, End remote, Policy[] policies)
    {
        Scene scene = new() { Endpoints = [Web, Db], Policies = policies };
        AllowedRegion region = AllowedRegion.Fold(new Evaluator(scene.Snapshot, scene.Profile).ProgramOf(subject, Direction.Ingress));
        return new RegionReader(scene.Snapshot, scene.Profile).AllowedTraffic(region, subject, remote.Party, AddressFamily.IPv4, new Via.Direct());
    }
}
