namespace Ringfence.Analysis;

/// <summary>What may pass from one group to another.</summary>
/// <param name="Target">The number of the other: of a group of units, or behind all of those, of an address class.</param>
/// <param name="Ports">The number of the traffic.</param>
/// <param name="Extent">Whether it holds for all pods.</param>
internal readonly record struct GroupCell(int Target, int Ports, Extent Extent);
