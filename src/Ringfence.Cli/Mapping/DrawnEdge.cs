using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>A connection of a picture.</summary>
/// <param name="From">The number of the box that opens it.</param>
/// <param name="To">The number of the box that receives it.</param>
/// <param name="Ports">What may pass.</param>
/// <param name="Extent">Whether all pods of both may.</param>
internal readonly record struct DrawnEdge(int From, int To, TrafficSet Ports, Extent Extent);
