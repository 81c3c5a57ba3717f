using Ringfence.Core;

namespace Ringfence.Kernel.Tests;

/// <summary>What an enforcer must get right of the meaning of policies, in the kernel. Numbers are those of docs/lab.md, behaviours.</summary>
public sealed class SemanticsBehaviourTests
{
    private static readonly string DenyIn = Scene.Policy("deny", "{podSelector: {}, policyTypes: [Ingress]}");

    [Fact]
    public void Behaviour01_PodWithoutPolicies_PassesEverything_AndAnEmptyRuleListDeniesEveryProtocol()
    {
        using Scene scene = Scene.With("");
        Protocol[] protocols = [Protocol.Tcp, Protocol.Udp, Protocol.Sctp];
        Assert.All(protocols, protocol => Assert.True(scene.Arrives("web", "db", protocol)));

        scene.Change(DenyIn);

        Assert.All(protocols, protocol => Assert.False(scene.Arrives("web", "db", protocol)));
        Assert.True(scene.Arrives("db", "other/guest"));
    }

    [Fact]
    public void Behaviour02_TwoPolicies_AllowTheirUnion_AndDeletingOneLeavesTheOthers()
    {
        string one = Scene.Policy("one", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}");
        string two = Scene.Policy("two", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: far}}}]}]}");
        using Scene scene = Scene.With(one + two);
        Assert.Equal((true, true, false), (scene.Arrives("web", "db"), scene.Arrives("far", "db"), scene.Arrives("other/guest", "db")));

        scene.Change(two);

        Assert.Equal((false, true, false), (scene.Arrives("web", "db"), scene.Arrives("far", "db"), scene.Arrives("other/guest", "db")));
    }

    [Fact]
    public void Behaviour03_Connection_NeedsEgressAndIngress()
    {
        string leave = "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{to: [{podSelector: {matchLabels: {app: db}}}]}]}";
        string enter = "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}";
        using Scene scene = Scene.With(Scene.Policy("leave", leave) + Scene.Policy("enter", enter));
        Assert.True(scene.Arrives("web", "db"));

        scene.Change(Scene.Policy("leave", leave) + DenyIn);
        Assert.False(scene.Arrives("web", "db"));

        scene.Change(Scene.Policy("leave", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress]}") + Scene.Policy("enter", enter));
        Assert.False(scene.Arrives("web", "db"));
    }

    [Fact]
    public void Behaviour04_SelectorsOfOnePeer_AreAnded_TwoPeersOred_AndAPodSelectorStaysInItsNamespace()
    {
        using Scene scene = Scene.With(Scene.Policy("both", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}, namespaceSelector: {matchLabels: {team: away}}}]}]}"));
        Assert.Equal((false, false), (scene.Arrives("web", "db"), scene.Arrives("other/guest", "db")));

        scene.Change(Scene.Policy("either", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: away}}}]}]}"));
        Assert.Equal((true, true, false), (scene.Arrives("web", "db"), scene.Arrives("other/guest", "db"), scene.Arrives("far", "db")));

        scene.Change(Scene.Policy("local", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {}}]}]}"));
        Assert.Equal((true, false), (scene.Arrives("far", "db"), scene.Arrives("other/guest", "db")));
    }

    [Fact]
    public void Behaviour05_Except_IsCutFromItsOwnBlockOnly()
    {
        string hole = "{ipBlock: {cidr: 10.0.0.0/8, except: [10.2.0.0/16]}}";
        using Scene scene = Scene.With(Scene.Policy("hole", $"{{podSelector: {{matchLabels: {{app: db}}}}, ingress: [{{from: [{hole}]}}]}}"));
        Assert.Equal((true, false), (scene.Arrives("web", "db"), scene.Arrives("far", "db")));

        scene.Change(Scene.Policy("hole", $"{{podSelector: {{matchLabels: {{app: db}}}}, ingress: [{{from: [{hole}, {{ipBlock: {{cidr: 10.2.0.1/32}}}}]}}]}}"));
        Assert.Equal((true, true, false), (scene.Arrives("web", "db"), scene.Arrives("far", "db"), scene.Arrives("other/guest", "db")));
    }

    [Fact]
    public void Behaviour06_OverlappingNestedAndAdjacentBlocks_GiveTheirUnion_WhateverComesAndGoes()
    {
        string[] blocks = ["10.2.0.0/24", "10.2.0.1/32", "10.2.0.0/30", "10.2.0.0/31", "10.2.0.2/31", "10.2.0.0/24", "10.0.0.0/8"];
        using Scene scene = Scene.With("");
        for (int first = 0; first < blocks.Length; first++)
        {
            string[] some = [.. blocks.Skip(first).Reverse()];
            scene.Change(Scene.Policy("blocks", $"{{podSelector: {{matchLabels: {{app: db}}}}, ingress: [{string.Join(", ", some.Select(block => $"{{from: [{{ipBlock: {{cidr: {block}}}}}]}}"))}]}}"));

            Assert.True(scene.Arrives("far", "db"));
            Assert.True(scene.Arrives("other/guest", "db"));
            Assert.False(scene.Arrives("203.0.113.7", "db"));
        }
    }

    [Fact]
    public void Behaviour07_EndPort_IncludesBothEnds_AndAllAddressesAreThoseOfOneFamily()
    {
        using Scene scene = Scene.With(Scene.Policy("range", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 0.0.0.0/0}}], ports: [{port: 80, endPort: 90}]}]}"));

        Assert.Equal([false, true, true, false], new[] { 79, 80, 90, 91 }.Select(port => scene.Arrives("web", "db", Protocol.Tcp, port)));
        Assert.True(scene.Arrives("203.0.113.7", "db"));
        Assert.False(scene.Arrives("web", "db", family: AddressFamily.IPv6));

        scene.Change(Scene.Policy("range", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: \"::/0\"}}]}]}"));
        Assert.Equal((false, true), (scene.Arrives("web", "db"), scene.Arrives("web", "db", family: AddressFamily.IPv6)));
    }

    [Fact]
    public void Behaviour08_NamedPortOfIngress_OpensEachPodsOwnNumber()
    {
        string moved = Scene.PodText("default", "db", "n1", "10.1.0.2", "fd00:1::2").Replace("{name: http, containerPort: 80}, {containerPort: 81}", "{name: http, containerPort: 81}", StringComparison.Ordinal);
        using Scene scene = Scene.Of($"{Scene.Cluster}---\n{moved}", Scene.Policy("named", "{podSelector: {}, ingress: [{ports: [{port: http}]}]}"));

        Assert.Equal((false, true), (scene.Arrives("web", "db", Protocol.Tcp, 80), scene.Arrives("web", "db", Protocol.Tcp, 81)));
        Assert.Equal((true, false), (scene.Arrives("db", "web", Protocol.Tcp, 80), scene.Arrives("db", "web", Protocol.Tcp, 81)));
    }

    [Fact]
    public void Behaviour09_NamedPortOfEgressWithoutPeer_OpensPodsAtTheirOwnNumber_AndNoOutside()
    {
        string moved = Scene.PodText("default", "far", "n2", "10.2.0.1", "fd00:2::1").Replace("{name: http, containerPort: 80}, {containerPort: 81}", "{name: http, containerPort: 81}", StringComparison.Ordinal);
        using Scene scene = Scene.Of($"{Scene.Cluster}---\n{moved}", Scene.Policy("named", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Egress], egress: [{ports: [{port: http}]}]}"));

        Assert.Equal((true, false), (scene.Arrives("web", "db", Protocol.Tcp, 80), scene.Arrives("web", "db", Protocol.Tcp, 81)));
        Assert.Equal((false, true), (scene.Arrives("web", "far", Protocol.Tcp, 80), scene.Arrives("web", "far", Protocol.Tcp, 81)));
        Assert.False(scene.Arrives("web", "db", Protocol.Udp, 80));
        Assert.False(scene.Arrives("web", "203.0.113.7", Protocol.Tcp, 80));
    }

    [Theory]
    [InlineData(Protocol.Tcp)]
    [InlineData(Protocol.Udp)]
    [InlineData(Protocol.Sctp)]
    public void Behaviour10_PortOfOneProtocol_OpensNoOther(Protocol allowed)
    {
        using Scene scene = Scene.With(Scene.Policy("one", $"{{podSelector: {{}}, ingress: [{{ports: [{{protocol: {allowed.ToName()}, port: 80}}]}}]}}"));

        Assert.All([Protocol.Tcp, Protocol.Udp, Protocol.Sctp], protocol => Assert.Equal(protocol == allowed, scene.Arrives("web", "db", protocol)));
    }

    [Fact]
    public async Task Behaviour11_Replies_PassWithoutARule_AndAReplyThatNobodyAskedForDoesNot()
    {
        using Scene scene = Scene.With(
            Scene.Policy("client", "{podSelector: {matchLabels: {app: web}}, policyTypes: [Ingress, Egress], egress: [{to: [{podSelector: {matchLabels: {app: far}}}]}]}")
            + Scene.Policy("server", "{podSelector: {matchLabels: {app: far}}, policyTypes: [Ingress, Egress], ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}"));

        Assert.Equal(Lab.ProbeOutcome.Answered, (await scene.ConnectAsync("web", scene.End("far").Addresses[0])).Outcome);
        Assert.False(RawPackets.Arrive(scene.End("far"), scene.End("web"), flags: 0x12));
    }

    [Fact]
    public void Behaviour12_LabelsOfPodsAndNamespaces_MoveThemInAndOutOfPolicies()
    {
        string policy = Scene.Policy("gate", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {pass: yes1}}}, {namespaceSelector: {matchLabels: {team: home2}}}]}]}");
        using Scene scene = Scene.With(policy);
        Assert.Equal((false, false), (scene.Arrives("web", "db"), scene.Arrives("other/guest", "db")));

        scene.Change(Scene.Cluster.Replace("labels: {app: web }", "labels: {app: web, pass: yes1}", StringComparison.Ordinal), policy);
        Assert.Equal((true, false), (scene.Arrives("web", "db"), scene.Arrives("other/guest", "db")));

        scene.Change(Scene.Cluster.Replace("team: away", "team: home2", StringComparison.Ordinal), policy);
        Assert.Equal((false, true), (scene.Arrives("web", "db"), scene.Arrives("other/guest", "db")));

        scene.Change(Scene.Cluster.Replace("labels: {app: db }", "labels: {app: moved}", StringComparison.Ordinal), policy);
        Assert.Equal((true, true), (scene.Arrives("web", "db"), scene.Arrives("far", "db")));
    }

    [Fact]
    public void Behaviour20_SelectorPeers_AreBothFamilies_AndAnIPv4BlockOpensNoIPv6()
    {
        using Scene scene = Scene.With(Scene.Policy("peer", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{podSelector: {matchLabels: {app: web}}}]}]}"));
        foreach (AddressFamily family in (AddressFamily[])[AddressFamily.IPv4, AddressFamily.IPv6])
        {
            Assert.Equal((true, false), (scene.Arrives("web", "db", family: family), scene.Arrives("far", "db", family: family)));
        }

        scene.Change(Scene.Policy("block", "{podSelector: {matchLabels: {app: db}}, ingress: [{from: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}"));
        Assert.Equal((true, false), (scene.Arrives("web", "db"), scene.Arrives("web", "db", family: AddressFamily.IPv6)));
    }
}
