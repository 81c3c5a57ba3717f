namespace Ringfence.Core.Tests;

/// <summary>What back ends sort remotes by is what the Evaluator matches (design: regions).</summary>
public sealed class PeerReaderTests
{
    private static readonly string[] Blocks = ["203.0.113.7/32", "10.0.0.2/32", "10.1.0.0/16", "2001:db8::1/128", "2001:db9::/32"];

    private static Endpoint Web => Given.Pod("shop/web", "app=web", "10.0.0.1", "n1");

    private static Endpoint Agent => Given.Pod("shop/agent", "app=agent", "192.0.2.1", "n1") with { Network = PodNetwork.Host };

    private static PeerReader Reader => new(
        new Scene { Namespaces = [Given.Namespace("shop", "team=shop")], Endpoints = [Web, Agent], Nodes = [Given.Node("n1", "192.0.2.1")] }.Snapshot,
        EnforcementProfile.Default);

    // docs/semantics.md 5.1: selectors on namespace and pod are both to match; 5.3: a block is held against the address.
    [Fact]
    public void Match_APod_IsByItsLabelsAndAddress()
    {
        Assert.True(Fits(new Peer.Anywhere(), Web));
        Assert.False(Fits(new Peer.Nothing(), Web));
        Assert.False(Fits(new Peer.Subject(), Web));
        Assert.True(Fits(Peers.Pods("shop", "app=web"), Web));
        Assert.False(Fits(Peers.Pods("shop", "app=api"), Web));
        Assert.True(Fits(Peers.Block("10.0.0.0/8"), Web));
        Assert.False(Fits(Peers.Block("10.0.0.0/8", "10.0.0.1"), Web));
    }

    // docs/semantics.md 5.6: a pod's own node reaches it; that is all that a peer can see of where both are.
    [Fact]
    public void Match_TheSubjectsNode_IsAMatterOfStanding()
    {
        Assert.True(Fits(Peers.Nodes(NodeScope.Own), Agent, Standing.SameNode));
        Assert.False(Fits(Peers.Nodes(NodeScope.Own), Agent, Standing.Apart));
        Assert.True(Fits(Peers.Nodes(NodeScope.Other), Agent, Standing.Apart));
        Assert.False(Fits(Peers.Nodes(NodeScope.Own), Web, Standing.SameNode));
    }

    // What is not known is said of the remote: there is no subject that could be named.
    [Fact]
    public void Match_ANodeThatIsNotKnown_MissesAndSaysWhose()
    {
        PeerAnswer answer = Reader.Match(
            Peers.Nodes(NodeScope.Own), Standing.SameNode, new Party.Pod(Agent with { Node = null }), AddressFamily.IPv4);

        Assert.False(answer.Fits);
        Assert.Equal([new Caveat(CaveatCode.NodeUnknown, ["shop/agent"])], answer.Caveats);
    }

    [Fact]
    public void OutsideOf_EveryPeer_IsMatchForEveryBlock()
    {
        Peer[] peers =
        [
            new Peer.Anywhere(), new Peer.Nothing(), new Peer.Subject(), Peers.Pods("shop"), Peers.Nodes(), new Peer.Names(["example.com"]),
            Peers.Block("10.0.0.0/8 2001:db8::/32", "10.1.0.0/16"),
            new Peer.AnyOf([Peers.Block("10.0.0.0/8"), Peers.Block("203.0.113.0/24")]), new Peer.AnyOf([]),
            new Peer.Both(Peers.Block("10.0.0.0/8"), Peers.Block("10.1.0.0/16")),
            new Peer.Except(new Peer.Anywhere(), Peers.Block("10.0.0.0/8")),
        ];

        Assert.All(
            from peer in peers from block in Blocks select (peer, block),
            pair => Assert.Equal(
                Reader.Match(pair.peer, Standing.Apart, new Party.External(Parsed.Cidr(pair.block)), Parsed.Cidr(pair.block).Family).Fits,
                PeerReader.OutsideOf(pair.peer).Contains(Parsed.Addresses(pair.block))));
        Assert.True(Reader.Match(peers[0], Standing.Apart, new Party.External(Parsed.Cidr(Blocks[0])), AddressFamily.IPv4).Fits);
    }

    private static bool Fits(Peer peer, Endpoint remote, Standing standing = Standing.Apart) =>
        Reader.Match(peer, standing, new Party.Pod(remote), AddressFamily.IPv4).Fits;
}
