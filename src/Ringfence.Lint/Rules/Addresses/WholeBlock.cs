using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>What blocks of every address have in common: their words.</summary>
internal static class WholeBlock
{
    /// <summary>Who of the cluster is among every address of a block's family.</summary>
    public static string Among(LintContext context, BlockPeer block)
    {
        string inhabitants = AddressBook.Of(context).Inhabitants(block.Compiled.Addresses);
        return inhabitants.Length > 0 ? $"those of the cluster too: {inhabitants}" : "those of pods and nodes of the cluster too";
    }

    /// <summary>What of a family is not the internet, as a list to put behind <c>except</c>.</summary>
    public static string NotInternet(AddressFamily family) => family == AddressFamily.IPv4
        ? "[10.0.0.0/8, 100.64.0.0/10, 169.254.0.0/16, 172.16.0.0/12, 192.168.0.0/16]"
        : "[fc00::/7, fe80::/10]";

    /// <summary>Whether traffic is every port of TCP, at least.</summary>
    public static bool IsEveryPort(TrafficPattern traffic) => traffic.Numbers.Tcp.IsAll;
}
