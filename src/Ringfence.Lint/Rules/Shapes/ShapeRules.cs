namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class ShapeRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new InferredPolicyTypes(),
        new EgressRulesCutIngress(),
        new RulesOutsidePolicyTypes(),
        new EmptyListOutsidePolicyTypes(),
        new EmptyPeerList(),
        new EmptyPortList(),
        new EmptyPortItem(),
        new EveryNamespaceSelected(),
        new EitherWhereBothMeant(),
        new EitherOrBothMeant(),
        new BothWhereEitherMeant(),
        new EmptyPolicyTypesList(),
        new PodSelectorLeftOut(),
        new UnknownCalicoField(),
    ];
}
