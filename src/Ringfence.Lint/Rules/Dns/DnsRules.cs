namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class DnsRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new DnsOverUdp(),
        new DnsOverTcp(),
        new DnsAtTheWrongPort(),
        new NodeLocalDnsLeftOut(),
        new DnsRuleWithoutPorts(),
        new NothingOpenedNorDns(),
    ];
}
