using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Lab;

/// <summary>How many neighbours the kernel keeps, for all namespaces of the machine together: without room for one, its packets are lost, and nobody records that.</summary>
public static class NeighbourLimit
{
    // Others on the machine have neighbours too.
    private const double Roomy = 0.75;

    private static readonly AddressFamily[] Families = [AddressFamily.IPv4, AddressFamily.IPv6];

    /// <summary>What to say of a lab that comes near the limit, a sentence for each family.</summary>
    /// <param name="plan">The lab.</param>
    /// <param name="most">How many neighbours of a family the kernel keeps.</param>
    public static IEnumerable<string> Warn(LabPlan plan, Func<AddressFamily, int> most)
    {
        foreach (AddressFamily family in Families)
        {
            // A pod knows its node, and its node knows it; so do a node and the outside.
            int taken = (2 * plan.Pods.Count(pod => pod.Addresses.Any(address => address.Family == family))) + (2 * plan.Nodes.Count);
            if (taken > most(family) * Roomy)
            {
                yield return string.Create(
                    CultureInfo.InvariantCulture,
                    $"the kernel keeps {most(family)} neighbours over {family} for the whole machine, and this lab takes {taken}: packets may get lost for want of room; raise it with `sysctl -w {NameOf(family)}={4 * taken}`");
            }
        }
    }

    /// <summary>How many this machine keeps; no limit where it does not say.</summary>
    public static int Of(AddressFamily family)
    {
        try
        {
            return int.Parse(File.ReadAllText($"/proc/sys/{NameOf(family).Replace('.', '/')}"), CultureInfo.InvariantCulture);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or FormatException)
        {
            return int.MaxValue;
        }
    }

    private static string NameOf(AddressFamily family) => $"net.{(family == AddressFamily.IPv4 ? "ipv4" : "ipv6")}.neigh.default.gc_thresh3";
}
