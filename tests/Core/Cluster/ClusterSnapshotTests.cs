namespace Ringfence.Core.Tests;

/// <summary>The snapshot: what it refuses, and what it finds.</summary>
public sealed class ClusterSnapshotTests
{
    private static readonly NamespaceName Shop = new("shop");
    private static readonly ClusterNamespace Space = ClusterNamespace.Given(Shop, LabelSet.Empty);
    private static readonly Endpoint Web = Given.Pod("shop/web");
    private static readonly ClusterNode Node = Given.Node("n1", "192.0.2.1");
    private static readonly Service Db = new(new ServiceName(Shop, "db"), ServiceKind.ClusterIP, []);

    [Fact]
    public void ClusterSnapshot_EndpointOfAMissingNamespace_Throws()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => new ClusterSnapshot([], [Web], [], [], [], []));

        Assert.Equal("endpoints", thrown.ParamName);
        Assert.StartsWith("The namespace of shop/web is not in the snapshot.", thrown.Message);
    }

    [Fact]
    public void ClusterSnapshot_TheSameIdTwice_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([Space, Space], [], [], [], [], []));
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([Space], [Web, Web], [], [], [], []));
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([], [], [Node, Node], [], [], []));
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([], [], [], [Db, Db], [], []));
    }

    [Fact]
    public void Find_WhatIsThere_GivesIt()
    {
        ServiceSlice slice = new(Db.Name, [], []);
        Tier tier = Given.Additive("only");
        ClusterSnapshot snapshot = new([Space], [Web], [Node], [Db], [slice], [tier]);

        Assert.Same(Space, snapshot.FindNamespace(Shop));
        Assert.Same(Space, snapshot.NamespaceOf(Web));
        Assert.Same(Web, snapshot.FindEndpoint(new EndpointId("shop/web")));
        Assert.Same(Node, snapshot.FindNode(new NodeName("n1")));
        Assert.Same(Db, snapshot.FindService(new ServiceName(Shop, "db")));
        Assert.Equal([Space], snapshot.Namespaces);
        Assert.Equal([Web], snapshot.Endpoints);
        Assert.Equal([Node], snapshot.Nodes);
        Assert.Equal([Db], snapshot.Services);
        Assert.Equal([slice], snapshot.Slices[Db.Name]);
        Assert.Equal([tier], snapshot.Tiers);
    }

    [Fact]
    public void Find_WhatIsNot_GivesNull()
    {
        Assert.Null(ClusterSnapshot.Empty.FindNamespace(Shop));
        Assert.Null(ClusterSnapshot.Empty.FindEndpoint(Web.Id));
        Assert.Null(ClusterSnapshot.Empty.FindNode(Node.Name));
        Assert.Null(ClusterSnapshot.Empty.FindService(Db.Name));
        Assert.Empty(ClusterSnapshot.Empty.Slices[Db.Name]);
    }

    [Fact]
    public void Endpoints_KeepTheOrderGiven()
    {
        Endpoint[] pods = [.. ((string[])["shop/c", "shop/a", "shop/b"]).Select(id => Given.Pod(id))];

        Assert.Equal(pods, new ClusterSnapshot([Space], pods, [], [], [], []).Endpoints);
    }

    // networkpolicy.md 4: the automatic label is always there, and a differing value is corrected.
    [Fact]
    public void ClusterNamespace_AlwaysHasTheNameLabel()
    {
        Assert.Equal("kubernetes.io/metadata.name=shop", ClusterNamespace.Given(Shop, LabelSet.Empty).Labels.ToString());
        Assert.Equal("kubernetes.io/metadata.name=shop,team=x", ClusterNamespace.Given(Shop, Given.Labels("team=x,kubernetes.io/metadata.name=other")).Labels.ToString());
        Assert.Equal("kubernetes.io/metadata.name=shop", ClusterNamespace.Assumed(Shop).Labels.ToString());
        Assert.Equal(Provenance.Given, ClusterNamespace.Given(Shop, LabelSet.Empty).Provenance);
        Assert.Equal(Provenance.Assumed, ClusterNamespace.Assumed(Shop).Provenance);
    }
}
