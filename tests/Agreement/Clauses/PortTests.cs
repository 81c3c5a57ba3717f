using Ringfence.Reference;
using static Ringfence.Agreement.Tests.Scene;
using static Ringfence.Reference.Protocol;
using static Ringfence.Reference.Verdict;

namespace Ringfence.Agreement.Tests;

/// <summary>Sections 2.2, 5.4, 5.5 and 5.9: which ports an entry means.</summary>
public sealed class PortTests
{
    [Theory]
    //          protocol number endPort   asked          verdict
    [InlineData(null, null, null, Tcp, 9, Allow)]                                               // 2.2: ports: [{}] is all of TCP
    [InlineData(null, null, null, Udp, 9, Deny)]
    [InlineData(null, 80, null, Tcp, 80, Allow)]
    [InlineData(null, 80, null, Udp, 80, Deny)]
    [InlineData(null, 80, null, Tcp, 81, Deny)]
    [InlineData(Udp, null, null, Udp, 9, Allow)]
    [InlineData(Udp, null, null, Tcp, 9, Deny)]
    [InlineData(Sctp, 80, null, Sctp, 80, Allow)]
    [InlineData(Sctp, 80, null, Tcp, 80, Deny)]
    [InlineData(Tcp, 80, 90, Tcp, 79, Deny)]
    [InlineData(Tcp, 80, 90, Tcp, 80, Allow)]
    [InlineData(Tcp, 80, 90, Tcp, 90, Allow)]
    [InlineData(Tcp, 80, 90, Tcp, 91, Deny)]
    [InlineData(Tcp, 80, 80, Tcp, 80, Allow)]
    [InlineData(Tcp, 80, 80, Tcp, 81, Deny)]
    [InlineData(null, null, null, Other, 1, Deny)]                                              // 5.9
    public void Judge_PortEntry_FollowsTheTable(Protocol? written, int? number, int? endPort, Protocol asked, int port, Verdict expected) =>
        Assert.Equal(expected, Ask(Cluster(Into(On(new PolicyPort(written, number, null, endPort)))), Web, Api, port, asked));

    [Fact]
    public void Judge_NullEntry_IsAllOfTcp()                                                    // 2.4
    {
        Assert.Equal(Allow, Ask(Cluster(Into(On([null]))), Web, Api, 9));
        Assert.Equal(Deny, Ask(Cluster(Into(On([null]))), Web, Api, 9, Udp));
    }

    [Theory]                                                                                    // 5.4, 5.9
    [InlineData(Tcp)]
    [InlineData(Udp)]
    [InlineData(Sctp)]
    [InlineData(Other)]
    public void Judge_NoEntries_AllowEveryProtocol(Protocol protocol) =>
        Assert.Equal(Allow, Ask(Cluster(Into(On()), OutOf(new PolicyRule(null, null))), Web, Api, 9, protocol));

    [Fact]
    public void Judge_OtherProtocol_IsDroppedByAnIsolatedSubject() =>                           // 5.9, profile
        Assert.Equal(Deny, Ask(Cluster(Into()), Web, Api, 9, Other));

    [Theory]                                                                                    // 5.5: protocol agrees three ways
    [InlineData(null, null, Tcp, Allow)]
    [InlineData(Tcp, null, Tcp, Allow)]
    [InlineData(null, Tcp, Tcp, Allow)]
    [InlineData(Udp, Udp, Udp, Allow)]
    [InlineData(Udp, null, Udp, Deny)]
    [InlineData(null, Udp, Tcp, Deny)]
    [InlineData(null, Udp, Udp, Deny)]
    public void Judge_NamedPort_NeedsTheProtocolEverywhere(Protocol? written, Protocol? declared, Protocol asked, Verdict expected)
    {
        Pod api = Api.WithPorts(ContainerRole.Regular, new ContainerPort("http", 8080, declared));

        Assert.Equal(expected, Ask(Cluster(Into(On(new PolicyPort(written, null, "http", null)))).With(api), Web, api, 8080, asked));
    }

    [Theory]                                                                                    // 5.5: the destination's own ports, on either side
    [InlineData(8080, Allow)]
    [InlineData(9090, Deny)]
    public void Judge_NamedPort_IsTheDestinations(int port, Verdict expected)
    {
        Pod web = Web.WithPorts(ContainerRole.Regular, new ContainerPort("http", 9090, null));
        Pod api = Api.WithPorts(ContainerRole.Regular, new ContainerPort("http", 8080, null));
        PolicyRule http = On(new PolicyPort(null, null, "http", null));

        Assert.Equal(expected, Ask(Cluster(Into(http)).With(web).With(api), web, api, port));
        Assert.Equal(expected, Ask(Cluster(OutOf(http)).With(web).With(api), web, api, port));
    }

    [Theory]                                                                                    // 5.5: which containers count
    [InlineData(ContainerRole.Regular, Allow)]
    [InlineData(ContainerRole.Sidecar, Allow)]
    [InlineData(ContainerRole.Init, Deny)]
    public void Judge_NamedPort_CountsRegularContainersAndSidecars(ContainerRole role, Verdict expected)
    {
        Pod api = Api.WithPorts(role, new ContainerPort("http", 8080, null));

        Assert.Equal(expected, Ask(Cluster(Into(On(new PolicyPort(null, null, "http", null)))).With(api), Web, api, 8080));
    }

    [Theory]                                                                                    // 5.5: union of all matches
    [InlineData(8080, Allow)]
    [InlineData(8081, Allow)]
    [InlineData(8082, Deny)]
    public void Judge_NameOnTwoContainers_MeansBoth(int port, Verdict expected)
    {
        Pod api = Api.WithPorts(ContainerRole.Regular, new ContainerPort("http", 8080, null)).WithPorts(ContainerRole.Regular, new ContainerPort("http", 8081, null));

        Assert.Equal(expected, Ask(Cluster(Into(On(new PolicyPort(null, null, "http", null)))).With(api), Web, api, port));
    }

    [Fact]
    public void Judge_NamedPort_MeansNothingOutsidePods()                                       // 5.5, 5.8 (b)
    {
        Cluster cluster = Cluster(OutOf(On(new PolicyPort(null, null, "http", null))));
        Pod host = (Api with { HostNetwork = true }).WithPorts(ContainerRole.Regular, new ContainerPort("http", 80, null));

        Assert.Equal(Deny, Ask(cluster, End(Web), End("203.0.113.7")));
        Assert.Equal(Deny, Ask(cluster, End(Web), End("n2")));
        Assert.Equal(Deny, Ask(cluster.With(host), Web, host));
    }

    [Theory]                                                                                    // 5.2: ports and peers of one rule are ANDed, rules are ORed
    [InlineData("one rule", Deny)]
    [InlineData("two rules", Allow)]
    public void Judge_PortsAndPeers_BelongTogetherWithinARule(string written, Verdict expected)
    {
        PolicyRule port = On(new PolicyPort(null, 80, null, null));
        PolicyRule peer = To(Pods(Where("app=nobody")));

        Assert.Equal(expected, Ask(Cluster(written == "one rule" ? Into(port with { Peers = peer.Peers }) : Into(port, peer)), Web, Api));
    }
}
