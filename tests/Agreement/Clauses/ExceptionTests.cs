using Ringfence.Reference;
using static Ringfence.Agreement.Tests.Scene;
using static Ringfence.Reference.Direction;
using static Ringfence.Reference.Verdict;

namespace Ringfence.Agreement.Tests;

/// <summary>Section 5.6: what no policy can cut off.</summary>
public sealed class ExceptionTests
{
    private static readonly NetworkPolicy DenyAll = new("shop", "deny") { PolicyTypes = [Ingress, Egress] };

    [Fact]
    public void Judge_PodToItself_IsAllowed() => Assert.Equal(Allow, Ask(Cluster(DenyAll), Web, Web));

    [Fact]                                                                                      // 5.14
    public void Judge_WorkloadToItself_IsOnePodToAnother()
    {
        var workload = new Pod("shop", "cart") { Kind = PodKind.Deployment };

        Assert.Equal(Deny, Ask(Cluster(DenyAll).With(workload), workload, workload));
    }

    [Theory]
    [InlineData("n1", Allow)]
    [InlineData("n2", Deny)]
    public void Judge_NodeToPod_IsAllowedFromItsOwnNodeOnly(string node, Verdict expected) =>
        Assert.Equal(expected, Ask(Cluster(DenyAll), End(node), End(Web)));

    [Theory]
    [InlineData("n1")]
    [InlineData("n2")]
    public void Judge_PodToNode_IsJudgedOnItsOwnNodeToo(string node) =>
        Assert.Equal(Deny, Ask(Cluster(DenyAll), End(Web), End(node)));

    [Theory]
    [InlineData("n1", Allow)]
    [InlineData("n2", Deny)]
    public void Judge_HostNetworkPodToPod_RidesAlongWithItsNode(string node, Verdict expected)
    {
        Pod host = Till with { HostNetwork = true, Node = node, Addresses = [] };

        Assert.Equal(expected, Ask(Cluster(DenyAll).With(host), host, Web));
    }

    [Fact]
    public void Judge_PodWithoutNode_HasNoOwnNode() =>
        Assert.Equal(Deny, Ask(Cluster(DenyAll).With(Web with { Node = null }), End("n1"), End(Web)));
}
