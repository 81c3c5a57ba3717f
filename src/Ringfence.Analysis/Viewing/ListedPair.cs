namespace Ringfence.Analysis;

/// <summary>A connection by numbers, for writing very many of them.</summary>
/// <param name="From">Who opens it, as a place in <see cref="MapView.ById"/>.</param>
/// <param name="To">Who receives it, likewise.</param>
/// <param name="Ports">What may pass, as a place in <see cref="MapView.Traffic"/>.</param>
/// <param name="Extent">Whether all pods of both may.</param>
public readonly record struct ListedPair(int From, int To, int Ports, Extent Extent);
