using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>What may pass between two different endpoints of a map; never nothing.</summary>
/// <param name="From">Who opens connections.</param>
/// <param name="To">Who receives them.</param>
/// <param name="Ports">What some pod of the one may send to some pod of the other.</param>
/// <param name="Extent">Whether all their pods may, in every address family they share.</param>
internal readonly record struct MapConnection(MapEndpoint From, MapEndpoint To, TrafficSet Ports, Extent Extent);
