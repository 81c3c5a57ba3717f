using Ringfence.Reference;
using static Ringfence.Agreement.Tests.Scene;
using static Ringfence.Reference.Verdict;

namespace Ringfence.Agreement.Tests;

/// <summary>Sections 5.2, 5.3, 5.8, 5.10 and 5.11: whom a peer means.</summary>
public sealed class PeerTests
{
    [Theory]                                                                                    // 5.3
    [InlineData("pod app=web", Allow, Deny)]
    [InlineData("namespace team=money", Deny, Allow)]
    [InlineData("namespace team=money and pod app=web", Deny, Allow)]
    [InlineData("namespace team=money and pod app=api", Deny, Deny)]
    [InlineData("namespace team=money or pod app=web", Allow, Allow)]
    [InlineData("every pod of the own namespace", Allow, Deny)]
    [InlineData("every namespace", Allow, Allow)]
    [InlineData("every pod of every namespace", Allow, Allow)]
    [InlineData("no list", Allow, Allow)]
    [InlineData("empty list", Allow, Allow)]
    public void Judge_PeerShape_SelectsPods(string shape, Verdict fromOwn, Verdict fromOther)
    {
        LabelSelector money = Where("team=money");
        PolicyRule rule = shape switch
        {
            "pod app=web" => To(Pods(Where("app=web"))),
            "namespace team=money" => To(Namespaces(money)),
            "namespace team=money and pod app=web" => To(new PolicyPeer(Where("app=web"), money, null)),
            "namespace team=money and pod app=api" => To(new PolicyPeer(Where("app=api"), money, null)),
            "namespace team=money or pod app=web" => To(Namespaces(money), Pods(Where("app=web"))),
            "every pod of the own namespace" => To(Pods(All)),
            "every namespace" => To(Namespaces(All)),
            "every pod of every namespace" => To(new PolicyPeer(All, All, null)),
            "no list" => new PolicyRule(null, null),
            "empty list" => To(),
            _ => throw new ArgumentOutOfRangeException(nameof(shape)),
        };

        Assert.Equal(fromOwn, Ask(Cluster(Into(rule)), Web, Api));
        Assert.Equal(fromOther, Ask(Cluster(Into(rule)), Till, Api));
    }

    [Fact]
    public void Judge_SelectorForEveryone_LeavesOutsidersOut()                                  // 5.3, equivalence trap
    {
        Assert.Equal(Deny, Ask(Cluster(Into(To(Namespaces(All)))), End("203.0.113.7"), End(Api)));
        Assert.Equal(Deny, Ask(Cluster(Into(To(Namespaces(All)))), End("n1"), End(Api)));
        Assert.Equal(Allow, Ask(Cluster(Into(To())), End("203.0.113.7"), End(Api)));
    }

    [Theory]                                                                                    // 5.3
    [InlineData("203.0.113.0/24", null, "203.0.113.7", Allow)]
    [InlineData("203.0.113.0/24", null, "203.0.114.0", Deny)]
    [InlineData("203.0.113.0/24", null, "203.0.113.255", Allow)]
    [InlineData("203.0.113.0/24", "203.0.113.7/32", "203.0.113.7", Deny)]
    [InlineData("203.0.113.0/24", "203.0.113.7/32", "203.0.113.8", Allow)]
    [InlineData("203.0.113.7/32", null, "203.0.113.7", Allow)]
    [InlineData("203.0.113.7/32", null, "203.0.113.6", Deny)]
    [InlineData("0.0.0.0/0", null, "203.0.113.7", Allow)]
    [InlineData("::/0", null, "203.0.113.7", Deny)]
    public void Judge_IpBlock_TakesTheAddressInsideAndOutsideEveryHole(string cidr, string? hole, string address, Verdict expected) =>
        Assert.Equal(expected, Ask(Cluster(Into(To(Block(cidr, hole is null ? null : [hole])))), End(address), End(Api)));

    [Fact]
    public void Judge_HoleOfOneBlock_IsFilledByAnother() =>                                     // 5.3: except is not a deny
        Assert.Equal(Allow, Ask(Cluster(Into(To(Block("203.0.113.0/24", "203.0.113.7/32"), Block("203.0.113.7/32")))), End("203.0.113.7"), End(Api)));

    [Fact]
    public void Judge_IpBlock_MatchesPodsToo() =>                                               // 5.3
        Assert.Equal(Allow, Ask(Cluster(Into(To(Block("10.0.1.1/32")))), Web, Api));

    [Theory]                                                                                    // 5.11: per family of the connection
    [InlineData("10.0.1.0/24", IpFamily.V4, Allow)]
    [InlineData("10.0.1.0/24", IpFamily.V6, Deny)]
    [InlineData("fd00:b::/32", IpFamily.V6, Allow)]
    [InlineData("fd00:b::/32", IpFamily.V4, Deny)]
    public void Judge_DualStackPod_IsTestedByTheFamilyInUse(string cidr, IpFamily family, Verdict expected)
    {
        Cluster cluster = Cluster(Into(To(Block(cidr))))
            .With(Web with { Addresses = ["10.0.1.1", "fd00:b::1"] })
            .With(Api with { Addresses = ["10.0.2.1", "fd00:b::2"] });

        Assert.Equal(expected, Ask(cluster, Web, Api, family: family));
    }

    [Theory]                                                                                    // 5.10, 5.14: a workload's address is some IPv4 address
    [InlineData("0.0.0.0/0", null, Allow)]
    [InlineData("0.0.0.0/0", "10.0.0.0/8", Deny)]
    [InlineData("0.0.0.0/1", null, Deny)]
    [InlineData("::/0", null, Deny)]
    public void Judge_UnknownAddress_MatchesTheWholeOfIPv4Only(string cidr, string? hole, Verdict expected)
    {
        var job = new Pod("pay", "nightly") { Kind = PodKind.CronJob };
        Cluster cluster = Cluster(Into(To(Block(cidr, hole is null ? null : [hole])))).With(job);

        Assert.Equal(expected, Ask(cluster, job, Api));
    }

    [Fact]
    public void Judge_HostNetworkPod_IsItsNodesAddressAndNoPod()                                // 5.8 (b)
    {
        Pod host = Web with { HostNetwork = true, Addresses = ["192.168.0.1"] };

        Assert.Equal(Deny, Ask(Cluster(Into(To(Pods(All)))).With(host), host, Api));
        Assert.Equal(Allow, Ask(Cluster(Into(To(Block("192.168.0.1/32")))).With(host), host, Api));
        Assert.Equal(Allow, Ask(Cluster(OutOf()).With(host), host, Api));
    }

    [Theory]                                                                                    // 5.10
    [InlineData(PodPhase.Succeeded, Deny, Allow)]
    [InlineData(PodPhase.Failed, Deny, Allow)]
    [InlineData(PodPhase.Pending, Allow, Deny)]
    [InlineData(PodPhase.Unknown, Allow, Deny)]
    public void Judge_FinishedPod_IsNeitherPeerNorSubject(PodPhase phase, Verdict asPeer, Verdict asSubject)
    {
        Pod web = Web with { Phase = phase };

        Assert.Equal(asPeer, Ask(Cluster(Into(To(Pods(All)))).With(web), web, Api));
        Assert.Equal(asSubject, Ask(Cluster(OutOf()).With(web), web, Api));
    }

    [Fact]
    public void Judge_TerminatingPod_IsAPodLikeAnyOther()                                       // 5.10
    {
        Pod web = Web with { Terminating = true };

        Assert.Equal(Allow, Ask(Cluster(Into(To(Pods(All)))).With(web), web, Api));
        Assert.Equal(Deny, Ask(Cluster(OutOf()).With(web), web, Api));
    }
}
