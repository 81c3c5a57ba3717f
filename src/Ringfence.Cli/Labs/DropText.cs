using System.Globalization;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>Writes a drop for people, in one line.</summary>
internal sealed class DropText(Palette palette, IRuleLocations locations)
{
    /// <summary>The line.</summary>
    public string Of(DropRecord record)
    {
        string time = record.Time.ToLocalTime().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        string count = record.Count > 1 ? string.Create(CultureInfo.InvariantCulture, $" ({record.Count} packets)") : string.Empty;
        string lost = record.Lost > 0 ? string.Create(CultureInfo.InvariantCulture, $"; {record.Lost} more were dropped and not recorded") : string.Empty;
        return $"{palette.Faint(time)}  {palette.Bad(WordOf(record.Verdict))}  {NameOf(record.Source)} -> {NameOf(record.Destination)}{StandsFor(record.Destination)} {Traffic(record)}{count} at {record.Node}, {SideOf(record)}{Why(record.IsolatedBy, record.Nearest)}{lost}{string.Concat(record.Hints.Select(hint => $"; {DropHintWords.Of(hint)}"))}";
    }

    /// <summary>The policies that stand in the way and the rule that would have let it through had the least been different, after a colon; empty without policies.</summary>
    public string Why(ValueArray<PolicyRef> isolatedBy, TriedRule? nearest)
    {
        string isolation = isolatedBy.IsEmpty ? string.Empty : $": isolated by {string.Join(", ", isolatedBy)}";
        return nearest is not null
            ? $"{isolation}; nearest {nearest.Rule}{PlaceOf(nearest.Rule)}: {MissWords.Of(nearest.Misses)}"
            : isolation;
    }

    /// <summary>The word for what became of it.</summary>
    public static string WordOf(DropVerdict verdict) => verdict switch
    {
        DropVerdict.Denied => "denied",
        DropVerdict.Audited => "audited",
        DropVerdict.Revoked => "revoked",
        DropVerdict.Guarded => "guarded",
        DropVerdict.Spoofed => "spoofed",
    };

    /// <summary>Who an end is: a pod, a node, or the address itself.</summary>
    public static string NameOf(DropEnd end) => end.Party switch
    {
        Party.Pod(var pod) => pod.Id.Value,
        Party.Node(var node) => node.Id.Value,
        _ => end.Address.ToString(),
    };

    /// <summary>The name of a protocol's number.</summary>
    public static string ProtocolOf(byte number) => number switch
    {
        6 => "TCP",
        17 => "UDP",
        132 => "SCTP",
        1 => "ICMP",
        58 => "ICMPv6",
        _ => string.Create(CultureInfo.InvariantCulture, $"protocol {number}"),
    };

    private static string StandsFor(DropEnd end) => end.LocalService is { } service ? $" ({service}, at the node)" : string.Empty;

    private static string Traffic(DropRecord record) => record.Destination.Port == 0
        ? ProtocolOf(record.Protocol)
        : string.Create(CultureInfo.InvariantCulture, $"{ProtocolOf(record.Protocol)} {record.Destination.Port}");

    private static string SideOf(DropRecord record) => record.Direction == Direction.Egress ? $"out of {NameOf(record.Source)}" : $"into {NameOf(record.Destination)}";


    private string PlaceOf(RuleRef rule) => locations.Find(rule) is { } place ? $" ({place.File}:{place.Line})" : string.Empty;
}
