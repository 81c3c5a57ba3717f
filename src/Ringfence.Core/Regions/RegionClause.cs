namespace Ringfence.Core;

/// <summary>One line of a region: connections that fit every one of the matches get this verdict, unless an earlier line has them.</summary>
/// <param name="All">What must fit; the last line of a region has none and takes the rest.</param>
/// <param name="Verdict">The answer.</param>
public sealed record RegionClause(ValueArray<RuleMatch> All, Verdict Verdict);
