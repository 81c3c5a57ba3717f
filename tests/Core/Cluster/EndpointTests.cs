namespace Ringfence.Core.Tests;

/// <summary>Names as contracts.md writes them, and what is known of an endpoint's addresses.</summary>
public sealed class EndpointTests
{
    private static NamespaceName Shop => new("shop");

    [Fact]
    public void EndpointId_IsWrittenAsTheContractSays()
    {
        Assert.Equal("shop/web-1", EndpointId.Pod(Shop, "web-1").ToString());
        Assert.Equal("shop/Deployment/web", EndpointId.Workload(Shop, "Deployment", "web").ToString());
        Assert.Equal("node/n1", EndpointId.Node(new NodeName("n1")).ToString());
        Assert.Equal(EndpointId.Node(new NodeName("n1")), Given.Node("n1", "192.0.2.1").Id);
        Assert.Equal("svc/shop/web", new ServiceName(Shop, "web").ToString());
    }

    [Fact]
    public void EndpointId_SortsOrdinally() =>
        Assert.Equal(["a/B", "a/a", "a/b"], ((EndpointId[])[new("a/b"), new("a/B"), new("a/a")]).Order().Select(id => id.Value));

    [Fact]
    public void References_AreWrittenForPeople()
    {
        PolicyRef local = new("NetworkPolicy", Shop, "allow-web");

        Assert.Equal("shop/allow-web", local.ToString());
        Assert.Equal("baseline", new PolicyRef("ClusterNetworkPolicy", null, "baseline").ToString());
        Assert.Equal("shop/allow-web ingress[0]", new RuleRef(local, Direction.Ingress, 0).ToString());
        Assert.Equal("shop/allow-web egress[2]", new RuleRef(local, Direction.Egress, 2).ToString());
    }

    [Fact]
    public void Endpoint_SaysNothingThatIsNotGiven()
    {
        Endpoint pod = new(new EndpointId("shop/web"), Shop, LabelSet.Empty);

        Assert.Equal(EndpointKind.Pod, pod.Kind);
        Assert.Equal(pod.Id, pod.Workload);
        Assert.Equal(EndpointAddresses.Unknown, pod.Addresses);
        Assert.Null(pod.Node);
        Assert.Equal(PodNetwork.Own, pod.Network);
        Assert.Equal(PodPhase.Live, pod.Phase);
        Assert.Empty(pod.Ports);
    }

    [Fact]
    public void Known_Addresses_AreOneAFamily()
    {
        EndpointAddresses both = EndpointAddresses.Known(Parsed.Address("10.0.0.1"), Parsed.Address("2001:db8::1"));

        Assert.Equal(AddressKnowledge.Exact, both.Knowledge);
        Assert.Equal(Parsed.Addresses("10.0.0.1 2001:db8::1"), both.Possible);
        Assert.Equal(Parsed.Addresses("2001:db8::1"), both.In(AddressFamily.IPv6));
        Assert.True(both.TryGet(AddressFamily.IPv4, out Address four));
        Assert.Equal(Parsed.Address("10.0.0.1"), four);
        Assert.True(both.TryGet(AddressFamily.IPv6, out Address six));
        Assert.Equal(Parsed.Address("2001:db8::1"), six);
    }

    [Fact]
    public void Known_AddressOfOneFamily_LeavesTheOtherOpen()
    {
        EndpointAddresses four = EndpointAddresses.Known(Parsed.Address("10.0.0.1"));

        Assert.True(four.Has(AddressFamily.IPv4));
        Assert.False(four.Has(AddressFamily.IPv6));
        Assert.False(four.TryGet(AddressFamily.IPv6, out Address none));
        Assert.Equal(default, none);
        Assert.False(EndpointAddresses.Known().Has(AddressFamily.IPv4));
    }

    // docs/semantics.md 5.10: without an address, some IPv4 address is assumed; a range is not an address.
    [Fact]
    public void TryGet_WhatIsNotKnownExactly_IsFalse()
    {
        EndpointAddresses range = EndpointAddresses.SomewhereIn(Parsed.Addresses("10.0.0.0/16"));

        Assert.Equal(AddressKnowledge.Bounds, range.Knowledge);
        Assert.True(range.Has(AddressFamily.IPv4));
        Assert.False(range.TryGet(AddressFamily.IPv4, out _));
        Assert.Equal(AddressKnowledge.Assumed, EndpointAddresses.Unknown.Knowledge);
        Assert.Equal(Parsed.Addresses("0.0.0.0/0"), EndpointAddresses.Unknown.Possible);
        Assert.False(EndpointAddresses.Unknown.TryGet(AddressFamily.IPv4, out _));
    }
}
