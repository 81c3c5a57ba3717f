using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes what sets, maps, counters and chains are, without what is in them: the statements between their braces.</summary>
internal static class PartText
{
    /// <summary>The statements of a set.</summary>
    public static IEnumerable<string> Of(NftSet set)
    {
        yield return $"type {Of(set.Key)}";
        if (set.Kind == SetKind.Interval)
        {
            yield return "flags interval";
        }
        else if (set.Kind == SetKind.Dynamic)
        {
            yield return "flags dynamic,timeout";
            yield return $"timeout {(long)set.Expiry.TotalSeconds}s";
        }

        foreach (string statement in Room(set.Capacity).Concat(Comment(set.Comment)))
        {
            yield return statement;
        }
    }

    /// <summary>The statements of a map.</summary>
    public static IEnumerable<string> Of(VerdictMap map) => [$"type {Of(map.Key)} : verdict", .. Room(map.Capacity), .. Comment(map.Comment)];

    /// <summary>The statements of a counter.</summary>
    public static IEnumerable<string> Of(NftCounter counter) => Comment(counter.Comment);

    /// <summary>The statements of a chain.</summary>
    public static IEnumerable<string> Of(NftChain chain) => chain.Anchor is { } anchor
        ? [$"type filter hook {Of(anchor.Hook)} priority {anchor.Priority}", "policy accept", .. Comment(chain.Comment)]
        : Comment(chain.Comment);

    /// <summary><c>10.0.0.1 : goto CHAIN</c>.</summary>
    public static string Of(MapEntry entry, ValueArray<FieldType> key) => $"{ElementText.Of(entry.Key, key)} : {RuleText.Of(entry.Verdict)}";

    private static IEnumerable<string> Room(int capacity) => capacity == 0 ? [] : [$"size {capacity}"];

    private static IEnumerable<string> Comment(string text) => text.Length == 0 ? [] : [$"comment \"{text}\""];

    private static string Of(ValueArray<FieldType> key) => string.Join(" . ", key.Select(type => type switch
    {
        FieldType.IPv4Address => "ipv4_addr",
        FieldType.IPv6Address => "ipv6_addr",
        FieldType.Protocol => "inet_proto",
        FieldType.Port => "inet_service",
        FieldType.Interface => "iface_index",
        FieldType.IcmpV6Type => "icmpv6_type",
        FieldType.EtherType => "ether_type",
        FieldType.Number => "integer",
    }));

    private static string Of(ChainHook hook) => hook switch
    {
        ChainHook.Prerouting => "prerouting",
        ChainHook.Input => "input",
        ChainHook.Forward => "forward",
    };
}
