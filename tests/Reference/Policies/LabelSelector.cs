namespace Ringfence.Reference;

public sealed record LabelSelector(IReadOnlyDictionary<string, string>? MatchLabels, IReadOnlyList<LabelRequirement>? MatchExpressions);
