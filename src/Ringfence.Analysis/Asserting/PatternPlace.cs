namespace Ringfence.Analysis;

/// <summary>Where a pattern stands in its assertion.</summary>
/// <param name="Side">On which side.</param>
/// <param name="Index">Its place among the patterns there, from 0.</param>
public readonly record struct PatternPlace(AssertionSide Side, int Index);
