namespace Ringfence.Analysis;

/// <summary>What may pass from one class to another.</summary>
/// <param name="Ports">The number of the traffic that passes in some family.</param>
/// <param name="Extent">Whether all of it passes in every family.</param>
internal readonly record struct PairTraffic(int Ports, Extent Extent);
