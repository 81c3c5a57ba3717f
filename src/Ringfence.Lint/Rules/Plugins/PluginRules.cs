namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class PluginRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new PluginEnforcesNothing(),
        new IgnoredRange(),
        new IgnoredSctp(),
        new IgnoredName(),
    ];
}
