namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class PortRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new PortNameUndeclared(),
        new PortNameOfOtherProtocol(),
        new ServicePortInRule(),
    ];
}
