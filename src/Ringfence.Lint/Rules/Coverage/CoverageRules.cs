namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class CoverageRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new NamespaceWithoutDefaultDeny(),
        new WorkloadWithoutPolicy(),
        new PolicyInSystemNamespace(),
        new SystemPodsCut(),
    ];
}
