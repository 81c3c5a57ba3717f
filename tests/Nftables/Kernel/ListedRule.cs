using System.Text.Json;
using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Reads one rule as <c>nft -j</c> lists it.</summary>
internal static class ListedRule
{
    public static NftRule Read(JsonElement rule)
    {
        List<NftExpression> steps = [];
        foreach (JsonElement item in rule.GetProperty("expr").EnumerateArray())
        {
            JsonProperty only = item.EnumerateObject().Single();
            steps.Add(Step(only.Name, only.Value, item));
        }

        return new NftRule([.. WithFamily(steps)], ListedRuleset.Text(rule, "comment"));
    }

    public static NftVerdict? Verdict(JsonElement item)
    {
        JsonProperty only = item.EnumerateObject().Single();
        return only.Name switch
        {
            "accept" => new NftVerdict.Accept(),
            "drop" => new NftVerdict.Drop(),
            "return" => new NftVerdict.Return(),
            "jump" => new NftVerdict.Jump(ListedRuleset.Text(only.Value, "target")),
            "goto" => new NftVerdict.Goto(ListedRuleset.Text(only.Value, "target")),
            _ => null,
        };
    }

    public static UInt128 Value(JsonElement value, FieldType type)
    {
        if (value.ValueKind == JsonValueKind.Number)
        {
            return value.GetUInt32();
        }

        string text = value.GetString()!;
        return type switch
        {
            FieldType.IPv4Address or FieldType.IPv6Address => Address.TryParse(text, out Address address) ? address.Bits : throw new InvalidOperationException(text),
            FieldType.Interface => text == "lo" ? 1 : uint.Parse(text),
            FieldType.Protocol => text switch { "tcp" => ProtocolNumber.Tcp, "udp" => ProtocolNumber.Udp, "sctp" => ProtocolNumber.Sctp, "ipv6-icmp" => ProtocolNumber.IcmpV6, _ => throw new InvalidOperationException(text) },
            FieldType.Number => text switch { "ipv4" => FamilyNumber.IPv4, "ipv6" => FamilyNumber.IPv6, _ => throw new InvalidOperationException(text) },
            // RFC 4861 and RFC 3810 number them so.
            FieldType.IcmpV6Type => (byte)(130 + Array.IndexOf(IcmpV6Types, text)),
            _ => throw new InvalidOperationException(text),
        };
    }

    private static readonly string[] IcmpV6Types =
    [
        "mld-listener-query", "mld-listener-report", "mld-listener-done", "nd-router-solicit", "nd-router-advert", "nd-neighbor-solicit", "nd-neighbor-advert", "nd-redirect",
        "router-renumbering", string.Empty, string.Empty, "ind-neighbor-solicit", "ind-neighbor-advert", "mld2-listener-report",
    ];

    private static NftExpression Step(string name, JsonElement value, JsonElement item) => name switch
    {
        "match" => Match(value.GetProperty("left"), value.GetProperty("op").GetString()!, value.GetProperty("right")),
        "vmap" => new NftExpression.Dispatch(Key(value.GetProperty("key")), SetName(value.GetProperty("data"))),
        "set" => new NftExpression.LimitEach(Key(value.GetProperty("elem")), SetName(value.GetProperty("set")), Rate(value.GetProperty("stmt")[0].GetProperty("limit"))),
        "limit" => new NftExpression.Limit(Rate(value)),
        "log" => new NftExpression.Log(ListedRuleset.Text(value, "prefix"), value.GetProperty("group").GetUInt16(), value.GetProperty("snaplen").GetInt32(), value.GetProperty("queue-threshold").GetInt32()),
        "counter" => new NftExpression.Count(value.GetString()!),
        "reject" => new NftExpression.Reject(ListedRuleset.Text(value, "type") == "tcp reset" ? RejectKind.TcpReset : RejectKind.Prohibited),
        _ => new NftExpression.Decide(Verdict(item) ?? throw new InvalidOperationException($"nft lists a {name}")),
    };

    private static NftExpression Match(JsonElement left, string op, JsonElement right)
    {
        Comparison how = op == "!=" ? Comparison.IsNot : Comparison.Is;
        if (left.TryGetProperty("ct", out JsonElement ct))
        {
            return ListedRuleset.Text(ct, "key") == "status"
                ? new NftExpression.DestinationTranslated()
                : new NftExpression.ConnectionIs(Flags<ConnectionStates>(right));
        }

        if (left.TryGetProperty("&", out JsonElement masked))
        {
            return new NftExpression.FlagsOfTcp(Flags<TcpFlags>(masked[1]), how, Flags<TcpFlags>(right));
        }

        if (left.TryGetProperty("fib", out _))
        {
            return new NftExpression.SourceNotRoutedBack();
        }

        if (left.TryGetProperty("meta", out JsonElement meta) && ListedRuleset.Text(meta, "key") is "iifname" or "oifname")
        {
            return new NftExpression.InterfaceNamed(ListedRuleset.Text(meta, "key") == "iifname" ? InterfaceSide.Input : InterfaceSide.Output, right.GetString()!.TrimEnd('*'));
        }

        ValueArray<NftField> key = Key(left);
        return right.ValueKind == JsonValueKind.String && right.GetString()!.StartsWith('@')
            ? new NftExpression.InSet(key, how, SetName(right))
            : new NftExpression.Compare(key[0], how, Value(right, NftFields.TypeOf(key[0])));
    }

    private static T Flags<T>(JsonElement value)
        where T : struct, Enum
    {
        IEnumerable<string> names = value.ValueKind == JsonValueKind.Array
            ? value.EnumerateArray().Select(one => one.GetString()!)
            : value.ValueKind == JsonValueKind.Object ? value.GetProperty("|").EnumerateArray().Select(one => one.GetString()!) : [value.GetString()!];
        return Enum.Parse<T>(string.Join(',', names), ignoreCase: true);
    }

    private static ValueArray<NftField> Key(JsonElement value) =>
        value.TryGetProperty("concat", out JsonElement parts) ? [.. parts.EnumerateArray().Select(Field)] : [Field(value)];

    private static NftField Field(JsonElement value)
    {
        JsonProperty only = value.EnumerateObject().Single();
        string name = only.Name == "payload"
            ? $"{ListedRuleset.Text(only.Value, "protocol")} {ListedRuleset.Text(only.Value, "field")}"
            : $"{only.Name} {ListedRuleset.Text(only.Value, "key")}";
        return name switch
        {
            "meta nfproto" => NftField.Family,
            "meta l4proto" => NftField.Protocol,
            "meta iif" => NftField.InputInterface,
            "meta oif" => NftField.OutputInterface,
            "ip saddr" => NftField.IPv4Source,
            "ip daddr" => NftField.IPv4Destination,
            "ip6 saddr" => NftField.IPv6Source,
            "ip6 daddr" => NftField.IPv6Destination,
            "th sport" => NftField.SourcePort,
            "th dport" => NftField.DestinationPort,
            "ip6 hoplimit" => NftField.HopLimit,
            "icmpv6 type" => NftField.IcmpV6Type,
            _ => throw new InvalidOperationException($"nft lists {name}"),
        };
    }

    private static string SetName(JsonElement value) => value.GetString()![1..];

    private static NftRate Rate(JsonElement value)
    {
        Assert.Equal("second", ListedRuleset.Text(value, "per"));
        return new NftRate(value.GetProperty("rate").GetInt32(), value.GetProperty("burst").GetInt32());
    }

    /// <summary>nft does not list a comparison of the family, or of the protocol, where a field of that family or protocol says as much. Ours stand right before that field.</summary>
    private static List<NftExpression> WithFamily(List<NftExpression> steps)
    {
        NftField[] fields = [.. steps.SelectMany(FieldsOf)];
        List<NftExpression> all = [.. steps];
        int place = steps.FindIndex(step => FieldsOf(step).Any(IsOfFamily));
        if (place >= 0 && !fields.Contains(NftField.Family))
        {
            bool isIPv4 = fields.Any(field => field is NftField.IPv4Source or NftField.IPv4Destination);
            all.Insert(place, new NftExpression.Compare(NftField.Family, Comparison.Is, isIPv4 ? FamilyNumber.IPv4 : FamilyNumber.IPv6));
        }

        if (fields.Contains(NftField.IcmpV6Type) && !fields.Contains(NftField.Protocol))
        {
            int family = all.FindIndex(step => step is NftExpression.Compare { Field: NftField.Family });
            all.Insert(family + 1, new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.IcmpV6));
        }

        return all;
    }

    private static bool IsOfFamily(NftField field) =>
        field is NftField.IPv4Source or NftField.IPv4Destination or NftField.IPv6Source or NftField.IPv6Destination or NftField.HopLimit or NftField.IcmpV6Type;

    private static IEnumerable<NftField> FieldsOf(NftExpression step) => step switch
    {
        NftExpression.Compare(var field, _, _) => [field],
        NftExpression.InSet(var key, _, _) => key,
        NftExpression.Dispatch(var key, _) => key,
        NftExpression.LimitEach(var key, _, _) => key,
        _ => [],
    };
}
