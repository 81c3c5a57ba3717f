using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What may pass from each member of one group to each of another, or to the others of the same group; never nothing.</summary>
/// <param name="From">Who opens connections.</param>
/// <param name="To">Who receives them.</param>
/// <param name="Ports">What may pass.</param>
/// <param name="Extent">Whether all pods of the members may.</param>
public readonly record struct GroupConnection(MapGroup From, MapGroup To, TrafficSet Ports, Extent Extent);
