using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What may pass from one end to another.</summary>
/// <param name="Ports">What some pod of the one may send to some pod of the other.</param>
/// <param name="Extent">Whether all their pods may, in every address family they share.</param>
/// <remarks>The default value is nothing.</remarks>
public readonly record struct Passing(TrafficSet Ports, Extent Extent)
{
    /// <summary>Nothing may pass.</summary>
    public static Passing Nothing { get; }
}
