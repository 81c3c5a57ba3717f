using Ringfence.Diagnostics;

namespace Ringfence.Nftables.Tests;

/// <summary>What keeps a node from enforcing, or packets from meeting our rules, is found and named.</summary>
public sealed class NodeSurveyTests
{
    [Fact]
    public void Take_OfAPlainNode_FindsNothing()
    {
        using TestNamespace space = new();
        using NodeFolder files = new();

        Assert.Empty(Codes(space, files));
        Assert.Equal(string.Empty, space.Execute("nft", "list", "ruleset"));
    }

    [Theory]
    [InlineData("table inet kube-network-policies { }", "kube-network-policies", "table kube-network-policies")]
    [InlineData("table ip kube-router-filter-ipv4 { }", "kube-router", "table kube-router-filter-ipv4")]
    [InlineData("table ip filter {\n chain KUBE-ROUTER-FORWARD { }\n}", "kube-router", "chain KUBE-ROUTER-FORWARD")]
    [InlineData("table ip filter {\n chain cali-FORWARD { }\n}", "Calico", "chain cali-FORWARD")]
    [InlineData("table ip filter {\n chain CILIUM_FORWARD { }\n}", "Cilium", "chain CILIUM_FORWARD")]
    public void Take_WhereSomebodyElseEnforces_NamesIt(string rules, string name, string trace)
    {
        using TestNamespace space = new();
        using NodeFolder files = new();
        space.Load(rules + "\n");

        RuntimeFinding finding = Assert.Single(space.Run(() => NodeSurvey.Take(files.Root)));

        Assert.Equal("RF5005", finding.Descriptor.Code);
        Assert.Equal($"{name} enforces policies on this node as well: {trace}", finding.Message);
    }

    /// <summary>Chains of kube-proxy are everywhere and enforce nothing.</summary>
    [Fact]
    public void Take_OfServicesByKubeProxy_FindsNothing()
    {
        using TestNamespace space = new();
        using NodeFolder files = new();
        space.Load("table ip kube-proxy { }\ntable ip nat {\n chain KUBE-SERVICES { }\n}\n");

        Assert.Empty(Codes(space, files));
    }

    [Theory]
    [InlineData("", "RF5006")]
    [InlineData("0", "RF5006")]
    [InlineData("1", "")]
    public void Take_OfABridge_SaysWhetherItIsSeen(string setting, string expected)
    {
        using TestNamespace space = new();
        using NodeFolder files = new();
        files.Write("sys/class/net/cni0/brif/veth1/state", "3");
        files.WriteInterfaces("cni0");
        if (setting.Length > 0)
        {
            files.Write("proc/sys/net/bridge/bridge-nf-call-iptables", "1\n");
            files.Write("proc/sys/net/bridge/bridge-nf-call-ip6tables", $"{setting}\n");
        }

        Assert.Equal(expected, string.Join(',', Codes(space, files)));
    }

    [Fact]
    public void Correction09_ServicesByIpvs_AreAnErrorThatNamesThem()
    {
        using TestNamespace space = new();
        using NodeFolder files = new();
        files.Write("proc/thread-self/net/ip_vs", "IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port Forward Weight ActiveConn InActConn\n");
        Assert.Empty(Codes(space, files));

        files.Write("proc/thread-self/net/ip_vs", "IP Virtual Server version 1.2.1 (size=4096)\nProt LocalAddress:Port Scheduler Flags\n  -> RemoteAddress:Port Forward Weight ActiveConn InActConn\nTCP  0A600001:01BB rr\n");
        RuntimeFinding finding = Assert.Single(space.Run(() => NodeSurvey.Take(files.Root)));
        Assert.Equal(("RF5007", DiagnosticSeverity.Error), (finding.Descriptor.Code, finding.Descriptor.Severity));
    }

    [Fact]
    public void Take_ShowsTheKernelEveryFeature_AndLeavesNothing()
    {
        using TestNamespace space = new();
        using KernelTable table = space.OpenTable();

        Assert.Empty(KernelFeature.MissingIn(table));
        Assert.Equal(new ListedTable.Missing(), table.List());

        // One that no kernel has: a rate of nothing.
        NftChain chain = new("probe", [NftRule.Of(new NftExpression.Limit(new NftRate(0, 0)))], string.Empty);
        Assert.IsType<TableAnswer.Refused>(table.ProbeAnew(new Ruleset([], [], [], [chain])));
    }

    [Fact]
    public void Take_OfAnInterfaceOfCilium_NamesIt()
    {
        using TestNamespace space = new();
        using NodeFolder files = new();
        files.WriteInterfaces("cilium_host");

        Assert.Equal(["RF5005"], Codes(space, files));
    }

    [Fact]
    public void Take_WithoutTheRight_SaysWhichIsMissing()
    {
        using TestNamespace space = new();

        RuntimeFinding finding = Assert.Single(space.Run(() =>
        {
            NamespaceThread.DropNetAdmin();
            return NodeSurvey.Take();
        }));

        Assert.Equal("RF5001", finding.Descriptor.Code);
        Assert.Contains("CAP_NET_ADMIN", finding.Message, StringComparison.Ordinal);
        Assert.Contains("run as root", finding.Help, StringComparison.Ordinal);
    }

    /// <summary>A bridge of the machine is none of a namespace that does not have it.</summary>
    [Fact]
    public void Take_OfABridgeOfAnotherNamespace_FindsNothing()
    {
        using TestNamespace space = new();
        using NodeFolder files = new();
        files.Write("sys/class/net/docker0/brif/veth1/state", "3");
        files.WriteInterfaces("eth0");

        Assert.Empty(Codes(space, files));
    }

    [Fact]
    public void Take_InANamespace_SeesItsOwnInterfaces()
    {
        using TestNamespace space = new();
        space.Execute("ip", "link", "add", "cilium_host", "type", "veth", "peer", "name", "other");

        Assert.Equal(["RF5005"], space.Run(() => NodeSurvey.Take()).Select(finding => finding.Descriptor.Code));
    }

    [Fact]
    public void RulesOfOthers_NamesChainsThatPacketsComeBy()
    {
        using TestNamespace space = new();
        space.Load("table inet ringfence {\n chain ours {\n type filter hook forward priority 0\n }\n}\ntable ip strangers {\n chain led {\n }\n chain wall {\n type filter hook input priority 0\n }\n}\n");

        Assert.Equal(["table ip strangers, chain wall (input)"], space.Run(NodeSurvey.RulesOfOthers));
    }

    private static string[] Codes(TestNamespace space, NodeFolder files) => [.. space.Run(() => NodeSurvey.Take(files.Root)).Select(finding => finding.Descriptor.Code)];
}
