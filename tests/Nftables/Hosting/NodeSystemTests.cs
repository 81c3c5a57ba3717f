namespace Ringfence.Nftables.Tests;

/// <summary>What a node's files say of its network, in the form in which the kernel writes them.</summary>
public sealed class NodeSystemTests : IDisposable
{
    private readonly NodeFolder _files = new();

    public void Dispose() => _files.Dispose();

    /// <summary>An address is the node's own where the tree of routes calls it local and a host; those of the link alone (scope 20) are no Service's.</summary>
    [Fact]
    public void ReadAddresses_AreThoseOfTheNodesInterfaces()
    {
        _files.Write("proc/thread-self/net/fib_trie", """
            Main:
              +-- 0.0.0.0/0 3 0 5
                 |-- 0.0.0.0
                    /0 universe UNICAST
                 +-- 127.0.0.0/31 1 0 0
                    |-- 127.0.0.0
                       /8 host LOCAL
                    |-- 127.0.0.1
                       /32 host LOCAL
                 |-- 10.1.0.1
                    /32 universe UNICAST
                 |-- 169.254.20.10
                    /32 host LOCAL
                    /32 link BROADCAST
            Local:
              +-- 0.0.0.0/0 3 0 5
                 |-- 169.254.20.10
                    /32 host LOCAL
            """);
        _files.Write("proc/thread-self/net/if_inet6", "fd000000000000000000000000000002 04 40 00 82     eth0\nfe8000000000000000fc00fffe000001 04 40 20 80     eth0\n");

        Assert.Equal(["127.0.0.1", "169.254.20.10", "fd00::2"], System().ReadAddresses().Select(address => address.ToString()));
    }

    [Fact]
    public void ReadAddresses_OfANamespace_AreItsOwn()
    {
        using TestNamespace space = new();
        space.Execute("ip", "address", "add", "192.0.2.7/24", "dev", "lo");
        space.Execute("ip", "link", "set", "lo", "up");

        Assert.Contains("192.0.2.7", space.Run(new NodeSystem([]).ReadAddresses).Select(address => address.ToString()));
    }

    /// <summary>Where a route leads to each pod's interface, packets from there are to be routed back there.</summary>
    [Fact]
    public void ReadSourceCheck_WhereRoutesLeadToPods_IsByRoutes()
    {
        _files.WriteInterfaces("lo", "eth0", "cali1", "cali2", "cali3");
        Number("cali1", 12);
        Number("cali2", 9);

        // The third has gone since they were listed.
        Assert.Equal(new SourceCheck.Routed([9, 12]), System().ReadSourceCheck());
    }

    /// <summary>Ports of a bridge are not told apart by routes, which is said.</summary>
    [Fact]
    public void ReadSourceCheck_OfPortsOfABridge_IsOff_AndTheSurveySaysSo()
    {
        using TestNamespace space = new();
        _files.WriteInterfaces("lo", "cali1");
        Number("cali1", 12);
        _files.Write("sys/class/net/cali1/brport/state", "3");

        Assert.Equal(new SourceCheck.Off(), System().ReadSourceCheck());
        Assert.Equal("RF5021", Assert.Single(space.Run(System().Survey)).Descriptor.Code);
    }

    private void Number(string name, int number) => _files.Write($"sys/class/net/{name}/ifindex", $"{number}\n");

    private NodeSystem System() => new(["cali"], _files.Root);
}
