using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Core.Tests;

/// <summary>Small clusters with tiers of every shape that design.md names. The domain is small on purpose: rules overlap, and every rule meets every remote.</summary>
internal static class RegionCases
{
    private static Endpoint[] Endpoints =>
    [
        Given.Pod("shop/web", "app=web", "10.0.0.1 2001:db8::1", "n1") with { Ports = [new("http", Protocol.Tcp, 80, ContainerKind.Regular), new("dns", Protocol.Udp, 53, ContainerKind.Sidecar)] },
        Given.Pod("shop/api", "app=api", "10.0.0.2", "n2") with { Ports = [new("http", Protocol.Tcp, 8080, ContainerKind.Regular)] },
        Given.Pod("shop/host", "app=web", "192.0.2.1", "n1") with { Network = PodNetwork.Host, Ports = [new("http", Protocol.Tcp, 80, ContainerKind.Regular)] },
        Given.Pod("shop/ended", "app=web", "10.0.0.9", "n1") with { Phase = PodPhase.Finished },
        Given.Pod("pay/web", "app=web"),
        Given.Pod("pay/range", "app=api", "", "n1") with { Addresses = EndpointAddresses.SomewhereIn(Parsed.Addresses("10.0.0.0/24")) },
        Given.Workload("shop", "web", "app=web"),
    ];

    private static ClusterNode[] Nodes => [Given.Node("n1", "192.0.2.1", "zone=a"), Given.Node("n2", "192.0.2.2 2001:db8::f2", "zone=b")];

    private static Party[] Parties =>
    [
        .. Endpoints.Select(endpoint => ((End)endpoint).Party),
        .. Nodes.Select(node => ((End)node).Party),
        .. ((string[])["203.0.113.0/24", "10.0.0.0/30", "2001:db8::/48"]).Select(block => ((End)block).Party),
    ];

    public static Gen<RegionCase> Any =>
        from count in Gen.Elements(1, 1, 2, 2, 2, 3)
        from tiers in Gen.ListOf(Tier, count)
        from treatment in Gen.Elements(HostNetworkTreatment.NodeTraffic, HostNetworkTreatment.LikePods)
        from connections in Gen.ListOf(Connection, 12)
        select new RegionCase(
            new Scene
            {
                Namespaces = [Given.Namespace("shop", "team=shop"), ClusterNamespace.Assumed(new NamespaceName("pay"))],
                Endpoints = Endpoints,
                Nodes = Nodes,
                Tiers = [.. tiers],
                Profile = EnforcementProfile.Default with { HostNetworkPods = treatment },
            },
            [.. connections]);

    private static Gen<Connection> Connection =>
        from pod in Gen.Elements(Endpoints)
        from other in Gen.OneOf(Gen.Elements(Parties), Gen.Elements(Parties), Gen.Elements(Parties), Gen.Constant(((End)pod).Party), Gen.Elements(Nodes).Select(node => ((End)node).Party))
        from outward in Gen.Elements(true, false)
        from family in Gen.Elements(AddressFamily.IPv4, AddressFamily.IPv4, AddressFamily.IPv6)
        from traffic in Gen.Elements((Protocol.Tcp, 80), (Protocol.Tcp, 8080), (Protocol.Tcp, 443), (Protocol.Udp, 53), (Protocol.Sctp, 80), (Protocol.Other, 0))
        from via in Gen.Elements<Via>(
            new Via.Direct(), new Via.Direct(), new Via.Through(new ServiceName(new NamespaceName("shop"), "web"), ServiceKind.ClusterIP))
        let self = ((End)pod).Party
        select new Connection(outward ? self : other, outward ? other : self, family, traffic.Item1, (ushort)traffic.Item2, via);

    private static Gen<Tier> Tier =>
        from mode in Gen.Elements(TierMode.FirstMatch, TierMode.Additive)
        from end in Gen.Elements(EndOfTier.Next, EndOfTier.Next, EndOfTier.Allow, EndOfTier.Deny)
        from exemptions in Gen.Elements<Exemption[]>([], [Exemption.Self], [Exemption.FromOwnNode, Exemption.Self], [Exemption.ToOwnNode])
        from first in Policy("first")
        from second in Policy("second")
        select new Tier("tier", 0, mode, end, [.. exemptions], [first, second]);

    private static Gen<Policy> Policy(string name) =>
        from subject in Gen.Elements(Everyone, Everyone, Shop("app=web"), Shop(""), Shop("app=none"))
        from rank in Gen.Elements(0, 1)
        from ingress in Rules(new PolicyRef("Policy", null, name), Direction.Ingress)
        from egress in Rules(new PolicyRef("Policy", null, name), Direction.Egress)
        select new Policy(new PolicyRef("Policy", null, name), subject, rank) { Ingress = ingress, Egress = egress };

    private static EndpointSelector Everyone => new(new NamespaceScope.Matching(LabelSelector.Everything), LabelSelector.Everything);

    private static EndpointSelector Shop(string labels) => new(new NamespaceScope.Only(new NamespaceName("shop")), Given.Selector(labels));

    private static Gen<DirectionRules> Rules(PolicyRef policy, Direction direction) =>
        from isolation in Gen.Elements(Isolation.None, Isolation.DefaultDeny)
        from rules in Some(1, 4, Rule)
        select new DirectionRules(
            isolation,
            [.. rules.Select((rule, index) => new Rule(new RuleRef(policy, direction, index), rule.Action, rule.Match))]);

    private static Gen<(RuleAction Action, RuleMatch Match)> Rule =>
        from action in Gen.Elements(RuleAction.Allow, RuleAction.Allow, RuleAction.Allow, RuleAction.Deny, RuleAction.Deny, RuleAction.Pass, RuleAction.Log)
        from peer in Peer(2)
        from traffic in Gen.Elements(
            TrafficPattern.All,
            TrafficPattern.All,
            TrafficPattern.All,
            TrafficPattern.All,
            TrafficPattern.All,
            Numbers(Protocol.Tcp, new PortRange(80, 80)),
            Numbers(Protocol.Tcp, new PortRange(1, 1000)),
            Numbers(Protocol.Udp, PortRange.All),
            new TrafficPattern(TrafficSet.Of(Protocol.Other, default), []),
            new TrafficPattern(TrafficSet.None, [new PortName("http", Protocol.Tcp)]),
            new TrafficPattern(TrafficSet.Of(Protocol.Tcp, PortSet.Of(443)), [new PortName("dns", Protocol.Udp), new PortName("http", Protocol.Udp)]))
        from family in Gen.Elements(FamilyScope.Any, FamilyScope.Any, FamilyScope.IPv4, FamilyScope.IPv6)
        select (action, new RuleMatch(peer, traffic, family));

    private static Gen<Peer> Peer(int depth) => depth == 0
        ? Leaf
        : Gen.OneOf(
            Leaf,
            Leaf,
            Leaf,
            Leaf,
            from first in Peer(depth - 1) from second in Peer(depth - 1) select (Peer)new Peer.Both(first, second),
            from first in Peer(depth - 1) from second in Peer(depth - 1) select (Peer)new Peer.Except(first, second),
            from peers in Some(0, 3, Peer(depth - 1)) select (Peer)new Peer.AnyOf([.. peers]));

    private static Gen<Peer> Leaf => Gen.Elements<Peer>(
        new Peer.Anywhere(),
        new Peer.Anywhere(),
        new Peer.Anywhere(),
        new Peer.Anywhere(),
        new Peer.Anywhere(),
        new Peer.Nothing(),
        new Peer.Subject(),
        Peers.Pods("shop", "app=web"),
        Peers.Pods("pay"),
        Peers.Spaces("team=shop"),
        Peers.Spaces("", "app=api"),
        Peers.Block("10.0.0.0/8", "10.0.0.2"),
        Peers.Block("0.0.0.0/0 ::/0"),
        Peers.Block("10.0.0.0/24 192.0.2.0/24", "", NetworkScope.Unmanaged),
        Peers.Block("2001:db8::/32"),
        Peers.Nodes(),
        Peers.Nodes(NodeScope.Own),
        Peers.Nodes(NodeScope.Other),
        Peers.Nodes(NodeScope.Any, "zone=a"),
        new Peer.Names(["example.com"]));

    private static Gen<List<T>> Some<T>(int least, int most, Gen<T> item) =>
        from count in Gen.Choose(least, most)
        from items in Gen.ListOf(item, count)
        select items.ToList();

    private static TrafficPattern Numbers(Protocol protocol, PortRange range) => new(TrafficSet.Of(protocol, PortSet.Of(range)), []);
}
