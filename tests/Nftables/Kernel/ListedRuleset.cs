using System.Text.Json;
using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Reads what <c>nft -j list ruleset</c> says back into a ruleset.</summary>
/// <remarks>Two things nft 1.0.6 does not say in JSON: that a set is dynamic (ours are those with a timeout), and comments of chains.</remarks>
internal static class ListedRuleset
{
    public static Ruleset Read(string json)
    {
        using JsonDocument document = JsonDocument.Parse(json);
        List<NftSet> sets = [];
        List<VerdictMap> maps = [];
        List<NftCounter> counters = [];
        List<NftChain> chains = [];
        foreach (JsonElement item in document.RootElement.GetProperty("nftables").EnumerateArray())
        {
            JsonProperty only = item.EnumerateObject().Single();
            JsonElement value = only.Value;
            switch (only.Name)
            {
                case "metainfo":
                case "table":
                    break;
                case "set":
                    sets.Add(Set(value));
                    break;
                case "map":
                    maps.Add(Map(value));
                    break;
                case "counter":
                    counters.Add(new NftCounter(Text(value, "name"), Text(value, "comment")));
                    break;
                case "chain":
                    chains.Add(Chain(value));
                    break;
                case "rule":
                    NftChain chain = chains.Single(chain => chain.Name == Text(value, "chain"));
                    chains[chains.IndexOf(chain)] = chain with { Rules = [.. chain.Rules, ListedRule.Read(value)] };
                    break;
                default:
                    Assert.Fail($"nft lists a {only.Name}");
                    break;
            }
        }

        return new Ruleset(sets, maps, counters, chains);
    }

    public static string Text(JsonElement value, string key) => value.TryGetProperty(key, out JsonElement text) ? text.GetString()! : string.Empty;

    private static NftSet Set(JsonElement value)
    {
        ValueArray<FieldType> key = Key(value.GetProperty("type"));
        string[] flags = value.TryGetProperty("flags", out JsonElement list) ? [.. list.EnumerateArray().Select(flag => flag.GetString()!)] : [];
        SetKind kind = flags.Contains("timeout") ? SetKind.Dynamic : flags.Contains("interval") ? SetKind.Interval : SetKind.Hash;
        return new NftSet(Text(value, "name"), key, kind, Text(value, "comment"))
        {
            Capacity = value.TryGetProperty("size", out JsonElement size) ? size.GetInt32() : 0,
            Expiry = value.TryGetProperty("timeout", out JsonElement timeout) ? TimeSpan.FromSeconds(timeout.GetInt32()) : TimeSpan.Zero,
            Elements = value.TryGetProperty("elem", out JsonElement elements) ? ElementSet.Of(elements.EnumerateArray().Select(element => Element(element, key))) : ElementSet.Empty,
        };
    }

    private static VerdictMap Map(JsonElement value)
    {
        Assert.Equal("verdict", value.GetProperty("map").GetString());
        ValueArray<FieldType> key = Key(value.GetProperty("type"));
        return new VerdictMap(Text(value, "name"), key, Text(value, "comment"))
        {
            Capacity = value.TryGetProperty("size", out JsonElement size) ? size.GetInt32() : 0,
            Entries = value.TryGetProperty("elem", out JsonElement entries)
                ? [.. entries.EnumerateArray().Select(entry => new MapEntry(Element(entry[0], key), ListedRule.Verdict(entry[1])!)).Order()]
                : [],
        };
    }

    private static NftChain Chain(JsonElement value)
    {
        NftChain chain = new(Text(value, "name"), [], Text(value, "comment"));
        if (!value.TryGetProperty("hook", out JsonElement hook))
        {
            return chain;
        }

        Assert.Equal("filter", Text(value, "type"));
        Assert.Equal("accept", Text(value, "policy"));
        return chain with { Anchor = new ChainAnchor(Enum.Parse<ChainHook>(hook.GetString()!, ignoreCase: true), value.GetProperty("prio").GetInt32()) };
    }

    private static ValueArray<FieldType> Key(JsonElement type) =>
        type.ValueKind == JsonValueKind.Array ? [.. type.EnumerateArray().Select(one => Type(one.GetString()!))] : [Type(type.GetString()!)];

    private static FieldType Type(string name) => name switch
    {
        "ipv4_addr" => FieldType.IPv4Address,
        "ipv6_addr" => FieldType.IPv6Address,
        "inet_proto" => FieldType.Protocol,
        "inet_service" => FieldType.Port,
        "iface_index" => FieldType.Interface,
        "icmpv6_type" => FieldType.IcmpV6Type,
        _ => throw new InvalidOperationException($"nft lists a key of {name}"),
    };

    private static SetElement Element(JsonElement element, ValueArray<FieldType> key) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty("concat", out JsonElement parts)
            ? new SetElement([.. parts.EnumerateArray().Select((part, i) => Part(part, key[i]))])
            : new SetElement([Part(element, key[0])]);

    private static KeyPart Part(JsonElement value, FieldType type)
    {
        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("range", out JsonElement range))
        {
            return new KeyPart(ListedRule.Value(range[0], type), ListedRule.Value(range[1], type));
        }

        if (value.ValueKind == JsonValueKind.Object && value.TryGetProperty("prefix", out JsonElement prefix))
        {
            Assert.True(Cidr.TryParse($"{prefix.GetProperty("addr").GetString()}/{prefix.GetProperty("len").GetInt32()}", out Cidr block));
            return new KeyPart(block.First.Bits, block.Last.Bits);
        }

        return KeyPart.Of(ListedRule.Value(value, type));
    }
}
