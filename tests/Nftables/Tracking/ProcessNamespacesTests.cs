namespace Ringfence.Nftables.Tests;

/// <summary>The namespace that has a pod's address is found by the processes in it, whichever family the address is of.</summary>
public sealed class ProcessNamespacesTests
{
    [Theory]
    [InlineData("198.18.77.5", "198.18.77.5/24")]
    [InlineData("fd77:5::18", "fd77:5::18/64")]
    public void TryVisit_OfAPodsAddress_WorksInItsNamespace(string address, string assigned)
    {
        using TestNamespace space = new();
        space.Execute("ip", "link", "set", "lo", "up");
        space.Execute("ip", "address", "add", assigned, "dev", "lo", "nodad");
        string inside = string.Empty;

        Assert.True(new ProcessNamespaces().TryVisit(Shop.Read(address), () => inside = NamespaceHere()));

        Assert.Equal(space.Run(NamespaceHere), inside);
        Assert.NotEqual(NamespaceHere(), inside);
    }

    /// <summary>An address that is only routed there, or is the network's own, is not the pod's.</summary>
    [Theory]
    [InlineData("198.18.78.0")]
    [InlineData("198.18.78.6")]
    public void TryVisit_OfAnAddressThatNobodyHas_DoesNothing(string address)
    {
        using TestNamespace space = new();
        space.Execute("ip", "link", "set", "lo", "up");
        space.Execute("ip", "address", "add", "198.18.78.5/24", "dev", "lo");

        Assert.False(new ProcessNamespaces().TryVisit(Shop.Read(address), () => Assert.Fail("it was visited")));
    }

    private static string NamespaceHere() => new FileInfo("/proc/thread-self/ns/net").LinkTarget!;
}
