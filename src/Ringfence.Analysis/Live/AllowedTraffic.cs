using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What may pass between two ends.</summary>
/// <param name="Ports">What some pod of the one may send to some pod of the other.</param>
/// <param name="Extent">Whether all their pods may, in every address family they share.</param>
public readonly record struct AllowedTraffic(TrafficSet Ports, Extent Extent)
{
    /// <summary>Nothing passes.</summary>
    public static AllowedTraffic Nothing { get; } = new(TrafficSet.None, Extent.Whole);
}
