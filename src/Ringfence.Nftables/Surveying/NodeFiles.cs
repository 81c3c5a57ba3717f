namespace Ringfence.Nftables;

/// <summary>What the files of a node say of the network of the thread that asks.</summary>
/// <param name="root">Where its file system begins; <c>/</c> but for tests.</param>
internal sealed class NodeFiles(string root)
{
    private const int IpvsHeadingLines = 3;

    // Two lines of headings, then lines of `NAME: counters` (proc(5)); of the thread's own namespace, wherever the process began.
    private const string InterfaceList = "proc/thread-self/net/dev";
    private const string IpvsList = "proc/thread-self/net/ip_vs";
    private const int InterfaceHeadingLines = 2;

    /// <summary>The names of its interfaces.</summary>
    public IReadOnlyList<string> Interfaces => File.Exists(At(InterfaceList))
        ? [.. File.ReadLines(At(InterfaceList)).Skip(InterfaceHeadingLines).Select(line => line.Split(':')[0].Trim()).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Those of them that are bridges with something on them.</summary>
    public IEnumerable<string> Bridges => Interfaces.Where(name => Directory.Exists(PortsOf(name)) && Directory.EnumerateFileSystemEntries(PortsOf(name)).Any());

    /// <summary>Whether IPVS translates anything.</summary>
    public bool HasIpvsServices => File.Exists(At(IpvsList)) && File.ReadLines(At(IpvsList)).Skip(IpvsHeadingLines).Any();

    /// <summary>Why packets over a bridge meet no rule; empty when they do.</summary>
    public string WhyBridgesAreUnseen()
    {
        foreach (string setting in (string[])["bridge-nf-call-iptables", "bridge-nf-call-ip6tables"])
        {
            string path = At($"proc/sys/net/bridge/{setting}");
            if (!File.Exists(path))
            {
                return "br_netfilter is not loaded";
            }

            if (File.ReadAllText(path).Trim() != "1")
            {
                return $"net.bridge.{setting} is not 1";
            }
        }

        return string.Empty;
    }

    private string PortsOf(string bridge) => At(Path.Combine("sys/class/net", bridge, "brif"));

    private string At(string path) => Path.Combine(root, path);
}
