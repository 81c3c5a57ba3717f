using Ringfence.Core;
using Ringfence.Core.Tests;

namespace Ringfence.Nftables.Tests;

/// <summary>Addresses of a node that stand for a Service: found, judged as its backends, and looked at anew when those change.</summary>
public sealed class LocalServiceTests
{
    private static readonly Address Cache = Parsed.Address("169.254.20.10");
    private static readonly ServiceName Name = new(new NamespaceName("kube-system"), "kube-dns");
    private static readonly Service Dns = new(Name, ServiceKind.ClusterIP, [new ServicePort("dns", Protocol.Udp, 53, new TargetPort.Number(53))])
    {
        Selector = Given.Selector("app=dns"),
        ClusterAddresses = [Parsed.Address("10.96.0.10")],
    };

    private static readonly Endpoint Web = Given.Pod("shop/web", "app=web", "10.1.0.1", "n1");
    private static readonly Endpoint Db = Given.Pod("shop/db", "app=db", "10.1.0.2", "n1");
    private static readonly Endpoint First = Given.Pod("kube-system/dns-1", "app=dns,zone=a", "10.2.0.1", "n2");
    private static readonly Endpoint Second = Given.Pod("kube-system/dns-2", "app=dns,zone=b", "10.2.0.2", "n2");

    private static readonly Policy[] Policies =
    [
        Given.Egress("shop/all", "app=web", Peers.Pods("kube-system", "app=dns").On("UDP 53")),
        Given.Egress("shop/some", "app=db", Peers.Pods("kube-system", "zone=a").On("UDP 53")),
    ];

    [Fact]
    public void Find_TakesServiceAddressesOfTheNode_AndTheUsualCache()
    {
        ClusterSnapshot snapshot = Snapshot(First);

        Assert.Equal(
            [new LocalService(Parsed.Address("10.96.0.10"), Name), new LocalService(Cache, Name)],
            LocalServices.Find(snapshot, [Parsed.Address("192.0.2.1"), Cache, Parsed.Address("10.96.0.10")], []));
        Assert.Equal([new LocalService(Parsed.Address("192.0.2.1"), Name)], LocalServices.Find(snapshot, [Parsed.Address("192.0.2.1"), Cache], [Parsed.Address("192.0.2.1")]));
        Assert.Empty(LocalServices.Find(ClusterSnapshot.Empty, [Cache], []));
    }

    /// <summary>Who may use only some of the backends cannot be let to an agent that asks any of them.</summary>
    [Fact]
    public void Compile_LocalService_IsOpenToPodsThatMayUseEveryBackend()
    {
        CompiledCluster cluster = new(Snapshot(First, Second), Options);

        Assert.True(Passes(cluster, Web, 53));
        Assert.False(Passes(cluster, Web, 54));
        Assert.False(Passes(cluster, Db, 53));
        Assert.True(Passes(new CompiledCluster(Snapshot(First), Options), Db, 53));
        Assert.False(Passes(new CompiledCluster(Snapshot(First), CompileOptions.Default), Web, 53));
    }

    /// <summary>A live connection there is cut, or not, by the same answer.</summary>
    [Fact]
    public void IsDeniedAt_ConnectionToALocalService_IsAnsweredAsForItsBackends()
    {
        PacketQuestion question = new(Snapshot(First, Second), EnforcementProfile.Default, Options.LocalServices);

        Assert.False(question.IsDeniedAt(new NodeName("n1"), Head(Web, 53)));
        Assert.True(question.IsDeniedAt(new NodeName("n1"), Head(Db, 53)));
    }

    /// <summary>A backend more may be one that a pod must not use, so it is more than a peer.</summary>
    [Fact]
    public void TryPut_BackendOfALocalService_TakesAFreshStart()
    {
        Assert.False(LiveNode.Start(Snapshot(First), new NodeName("n1"), Options).TryPut(Second));
        Assert.True(LiveNode.Start(Snapshot(First), new NodeName("n1"), CompileOptions.Default).TryPut(Second));
    }

    private static CompileOptions Options => CompileOptions.Default with { LocalServices = [new LocalService(Cache, Name)] };

    private static bool Passes(CompiledCluster cluster, Endpoint pod, ushort port) =>
        cluster.Send("n1", new FakePacket(pod.Addresses.Possible.Ranges[0].First, Cache, ProtocolNumber.Udp, 40_000, port), ChainHook.Input).Passes;

    private static PacketHead Head(Endpoint pod, ushort port) => new(pod.Addresses.Possible.Ranges[0].First, Cache, ProtocolNumber.Udp, 40_000, port);

    private static ClusterSnapshot Snapshot(params Endpoint[] dns)
    {
        ClusterSnapshot shop = new Scene { Endpoints = [Web, Db, .. dns], Policies = Policies }.Snapshot;
        return new ClusterSnapshot(shop.Namespaces, shop.Endpoints, shop.Nodes, [Dns], [], shop.Tiers);
    }
}
