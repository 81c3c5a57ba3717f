using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What the files of a node say of the network of the thread that asks.</summary>
/// <param name="root">Where its file system begins; <c>/</c> but for tests.</param>
internal sealed class NodeFiles(string root)
{
    private const int IpvsHeadingLines = 3;
    private const string InterfaceFolder = "sys/class/net";

    // Two lines of headings, then lines of `NAME: counters` (proc(5)); of the thread's own namespace, wherever the process began.
    private const string InterfaceList = "proc/thread-self/net/dev";
    private const string IpvsList = "proc/thread-self/net/ip_vs";
    private const int InterfaceHeadingLines = 2;

    // Routes as a tree: a line `|-- ADDRESS`, and below it `/32 host LOCAL` for an address of the node's own.
    private const string RouteTree = "proc/thread-self/net/fib_trie";
    private const string RouteLeaf = "|-- ";
    private const string OwnAddress = "/32 host LOCAL";

    // A line for each address: 32 hexadecimal digits, the interface's number, the prefix, the scope, flags, the interface's name.
    private const string AddressList = "proc/thread-self/net/if_inet6";
    private const string LinkScope = "20";

    /// <summary>The names of its interfaces.</summary>
    public IReadOnlyList<string> Interfaces => [.. LinesOf(InterfaceList).Skip(InterfaceHeadingLines).Select(line => line.Split(':')[0].Trim()).Order(StringComparer.Ordinal)];

    /// <summary>Those of them that are bridges with something on them.</summary>
    public IEnumerable<string> Bridges => Interfaces.Where(name => Directory.Exists(PortsOf(name)) && Directory.EnumerateFileSystemEntries(PortsOf(name)).Any());

    /// <summary>The addresses of its interfaces, link-local ones of IPv6 left out.</summary>
    public ValueArray<Address> Addresses => [.. IPv4Addresses().Concat(IPv6Addresses()).Distinct().Order()];

    /// <summary>The numbers of interfaces; those that have gone meanwhile are left out.</summary>
    public IEnumerable<int> NumbersOf(IEnumerable<string> names)
    {
        foreach (string path in names.Select(name => At(Path.Combine(InterfaceFolder, name, "ifindex"))))
        {
            string text;
            try
            {
                text = File.ReadAllText(path);
            }
            catch (IOException)
            {
                continue;
            }

            yield return int.Parse(text, CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Whether an interface is a port of a bridge.</summary>
    public bool IsBridgePort(string name) => Directory.Exists(At(Path.Combine(InterfaceFolder, name, "brport")));

    /// <summary>Whether IPVS translates anything.</summary>
    public bool HasIpvsServices => LinesOf(IpvsList).Skip(IpvsHeadingLines).Any();

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

    private string PortsOf(string bridge) => At(Path.Combine(InterfaceFolder, bridge, "brif"));

    private IEnumerable<Address> IPv4Addresses()
    {
        string leaf = string.Empty;
        foreach (string line in LinesOf(RouteTree).Select(line => line.Trim()))
        {
            leaf = line.StartsWith(RouteLeaf, StringComparison.Ordinal) ? line[RouteLeaf.Length..] : leaf;
            if (line == OwnAddress && Address.TryParse(leaf, out Address address))
            {
                yield return address;
            }
        }
    }

    private IEnumerable<Address> IPv6Addresses() => LinesOf(AddressList)
        .Select(line => line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .Where(words => words[3] != LinkScope)
        .Select(words => new Address(AddressFamily.IPv6, UInt128.Parse(words[0], NumberStyles.HexNumber, CultureInfo.InvariantCulture)));

    private IEnumerable<string> LinesOf(string path) => File.Exists(At(path)) ? File.ReadLines(At(path)) : [];

    private string At(string path) => Path.Combine(root, path);
}
