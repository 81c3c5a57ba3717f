namespace Ringfence.Core.Tests;

/// <summary>The snapshot: what it refuses, and what it finds.</summary>
public sealed class ClusterSnapshotTests
{
    private static NamespaceName Shop => new("shop");
    private readonly ClusterNamespace _space = ClusterNamespace.Given(Shop, LabelSet.Empty);
    private readonly Endpoint _web = Given.Pod("shop/web");
    private readonly ClusterNode _node = Given.Node("n1", "192.0.2.1");
    private readonly Service _db = new(new ServiceName(Shop, "db"), ServiceKind.ClusterIP, []);

    [Fact]
    public void ClusterSnapshot_EndpointOfAMissingNamespace_Throws()
    {
        ArgumentException thrown = Assert.Throws<ArgumentException>(() => new ClusterSnapshot([], [_web], [], [], [], []));

        Assert.Equal("endpoints", thrown.ParamName);
        Assert.StartsWith("The namespace of shop/web is not in the snapshot.", thrown.Message);
    }

    [Fact]
    public void ClusterSnapshot_TheSameIdTwice_Throws()
    {
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([_space, _space], [], [], [], [], []));
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([_space], [_web, _web], [], [], [], []));
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([], [], [_node, _node], [], [], []));
        Assert.Throws<ArgumentException>(() => new ClusterSnapshot([], [], [], [_db, _db], [], []));
    }

    [Fact]
    public void Find_WhatIsThere_GivesIt()
    {
        ServiceSlice slice = new(_db.Name, [], []);
        Tier tier = Given.Additive("only");
        ClusterSnapshot snapshot = new([_space], [_web], [_node], [_db], [slice], [tier]);

        Assert.Same(_space, snapshot.FindNamespace(Shop));
        Assert.Same(_space, snapshot.NamespaceOf(_web));
        Assert.Same(_web, snapshot.FindEndpoint(new EndpointId("shop/web")));
        Assert.Same(_node, snapshot.FindNode(new NodeName("n1")));
        Assert.Same(_db, snapshot.FindService(new ServiceName(Shop, "db")));
        Assert.Equal([_space], snapshot.Namespaces);
        Assert.Equal([_web], snapshot.Endpoints);
        Assert.Equal([_node], snapshot.Nodes);
        Assert.Equal([_db], snapshot.Services);
        Assert.Equal([slice], snapshot.Slices[_db.Name]);
        Assert.Equal([tier], snapshot.Tiers);
    }

    [Fact]
    public void Find_WhatIsNot_GivesNull()
    {
        Assert.Null(ClusterSnapshot.Empty.FindNamespace(Shop));
        Assert.Null(ClusterSnapshot.Empty.FindEndpoint(_web.Id));
        Assert.Null(ClusterSnapshot.Empty.FindNode(_node.Name));
        Assert.Null(ClusterSnapshot.Empty.FindService(_db.Name));
        Assert.Empty(ClusterSnapshot.Empty.Slices[_db.Name]);
    }

    [Fact]
    public void Endpoints_KeepTheOrderGiven()
    {
        Endpoint[] pods = [.. ((string[])["shop/c", "shop/a", "shop/b"]).Select(id => Given.Pod(id))];

        Assert.Equal(pods, new ClusterSnapshot([_space], pods, [], [], [], []).Endpoints);
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
