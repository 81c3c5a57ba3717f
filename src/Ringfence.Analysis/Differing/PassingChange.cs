using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What two states of a cluster say of a connection.</summary>
/// <param name="Before">What could pass.</param>
/// <param name="After">What can pass.</param>
/// <param name="Gained">What can pass between some two pods that could not.</param>
/// <param name="Lost">What could pass between some two pods and cannot any more.</param>
internal readonly record struct PassingChange(Passing Before, Passing After, TrafficSet Gained, TrafficSet Lost)
{
    /// <summary>What changed where all pods may do the same in either state.</summary>
    public static PassingChange OfWhole(Passing before, Passing after) => new(before, after, after.Ports.Except(before.Ports), before.Ports.Except(after.Ports));
}
