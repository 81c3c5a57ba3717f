using System.Globalization;
using Ringfence.Core;
using Ringfence.Lab;

namespace Ringfence.Kernel.Tests;

/// <summary>A lab that comes near the number of neighbours that the kernel keeps says so (arp(7): gc_thresh3).</summary>
public sealed class NeighbourLimitTests
{
    // Two nodes, and a pod with both families: 2 x 1 + 2 x 2 neighbours each.
    private static readonly LabPlan Plan = new(
        [new PlannedNode(new NodeName("n1"), []), new PlannedNode(new NodeName("n2"), [])],
        [new PlannedPod(new EndpointId("shop/web"), new NodeName("n1"), [TestAddress.Parse("10.0.0.1"), TestAddress.Parse("2001:db8::1")])],
        PodNetworking.Routed);

    [Theory]
    [InlineData(7, 2)]
    [InlineData(8, 0)]
    public void Warn_WhenThreeQuartersAreTaken_NamesTheLimit(int most, int warnings) =>
        Assert.Equal(warnings, NeighbourLimit.Warn(Plan, _ => most).Count());

    [Fact]
    public void Warn_OfAFamily_SaysHowToRaiseIt()
    {
        string warning = Assert.Single(NeighbourLimit.Warn(Plan, family => family == AddressFamily.IPv6 ? 1 : int.MaxValue));

        Assert.Contains("this lab takes 6", warning, StringComparison.Ordinal);
        Assert.EndsWith("`sysctl -w net.ipv6.neigh.default.gc_thresh3=24`", warning, StringComparison.Ordinal);
    }

    [Fact]
    public void Of_ThisMachine_IsWhatTheKernelSays() =>
        Assert.Equal(int.Parse(File.ReadAllText("/proc/sys/net/ipv4/neigh/default/gc_thresh3"), CultureInfo.InvariantCulture), NeighbourLimit.Of(AddressFamily.IPv4));
}
