using FsCheck;
using FsCheck.Fluent;

namespace Ringfence.Core.Tests;

/// <summary>Ports and traffic around a few numbers and both ends, so that generated sets touch and overlap often.</summary>
internal static class SomeTraffic
{
    private static readonly ushort[] Numbers = [1, 2, 3, 52, 53, 79, 80, 81, 82, 443, 65533, 65534, 65535];

    /// <summary>Numbers that tell any two generated sets apart: each number that a range may end at, and those beside it.</summary>
    public static IEnumerable<ushort> Probes => Numbers.SelectMany(number => Enumerable.Range(number - 1, 3))
        .Where(number => number is >= 1 and <= 65535).Select(number => (ushort)number).Distinct();

    public static Gen<PortRange> Range =>
        from one in Gen.Elements(Numbers)
        from other in Gen.Elements(Numbers)
        select new PortRange(Math.Min(one, other), Math.Max(one, other));

    public static Gen<PortSet> Ports =>
        from count in Gen.Choose(0, 4)
        from ranges in Gen.ListOf(Gen.OneOf(Range, Range.Select(range => new PortRange(range.First, range.First))), count)
        select PortSet.Of([.. ranges]);

    public static Gen<TrafficSet> Traffic =>
        from tcp in Ports
        from udp in Ports
        from sctp in Ports
        from other in Gen.Elements(OtherTraffic.None, OtherTraffic.All)
        select new TrafficSet(tcp, udp, sctp, other);
}
