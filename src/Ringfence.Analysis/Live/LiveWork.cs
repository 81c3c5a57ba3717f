namespace Ringfence.Analysis;

/// <summary>What a change took to work out: it follows what the change touches, not the size of the cluster.</summary>
/// <param name="Pairs">How many pairs of classes were asked about.</param>
/// <param name="Matches">How often a peer was held against a class.</param>
/// <param name="Sorted">How many endpoints were sorted into classes.</param>
public readonly record struct LiveWork(long Pairs, long Matches, long Sorted);
