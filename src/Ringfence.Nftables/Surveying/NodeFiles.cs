namespace Ringfence.Nftables;

/// <summary>What the files of a node say of its network.</summary>
/// <param name="root">Where its file system begins; <c>/</c> but for tests.</param>
internal sealed class NodeFiles(string root)
{
    private const int IpvsHeadingLines = 3;

    private readonly string _interfaces = Path.Combine(root, "sys/class/net");

    /// <summary>The names of its interfaces.</summary>
    public IReadOnlyList<string> Interfaces => Directory.Exists(_interfaces) ? [.. Directory.GetFileSystemEntries(_interfaces).Select(path => Path.GetFileName(path)).Order(StringComparer.Ordinal)] : [];

    /// <summary>Those of them that are bridges with something on them.</summary>
    public IEnumerable<string> Bridges => Interfaces.Where(name => Directory.Exists(Path.Combine(_interfaces, name, "brif")) && Directory.EnumerateFileSystemEntries(Path.Combine(_interfaces, name, "brif")).Any());

    /// <summary>Whether IPVS translates anything.</summary>
    public bool HasIpvsServices => File.Exists(At("proc/net/ip_vs")) && File.ReadLines(At("proc/net/ip_vs")).Skip(IpvsHeadingLines).Any();

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

    private string At(string path) => Path.Combine(root, path);
}
