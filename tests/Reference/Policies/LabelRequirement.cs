namespace Ringfence.Reference;

public sealed record LabelRequirement(string Key, LabelOperator Operator, IReadOnlyList<string>? Values);
