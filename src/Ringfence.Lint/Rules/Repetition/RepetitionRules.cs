namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class RepetitionRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new PolicyNeedless(),
        new RuleRepeated(),
        new ExceptTakenBack(),
        new DefaultDenyTakenBack(),
        new ItemRepeated(),
    ];
}
