namespace Ringfence.Analysis;

/// <summary>What may pass from one group of a view to another.</summary>
/// <param name="Target">The number of the other.</param>
/// <param name="Ports">The number of the traffic.</param>
/// <param name="Extent">Whether it holds for all pods.</param>
internal readonly record struct ViewCell(int Target, int Ports, Extent Extent);
