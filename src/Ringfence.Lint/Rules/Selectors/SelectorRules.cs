namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class SelectorRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new PolicySelectsNothing(),
        new PeerTakesNobody(),
        new RuleAllowsNobody(),
        new NamespaceLabelNobodySets(),
        new NamespaceMistyped(),
        new ValueMistyped(),
        new ServiceSelected(),
        new OwnNamespaceTaken(),
    ];
}
