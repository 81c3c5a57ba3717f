using Ringfence.Diagnostics;

namespace Ringfence.Lint;

/// <summary>Every rule there is.</summary>
public static class LintRules
{
    /// <summary>All rules, by code.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        .. ShapeRules.All,
        .. SelectorRules.All,
        .. DnsRules.All,
        .. PortRules.All,
        .. AddressRules.All,
        .. CoverageRules.All,
        .. TrafficRules.All,
        .. RepetitionRules.All,
        .. NodeRules.All,
        .. PluginRules.All,
    ];

    /// <summary>The codes of all rules, and of what the check itself has to say; no other finding can be switched off.</summary>
    public static IReadOnlySet<string> Codes { get; } =
        All.Select(rule => rule.Descriptor.Code).Concat(LintDiagnostics.All.Select(entry => entry.Code)).ToHashSet(StringComparer.Ordinal);
}
