using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes rules as nft reads them.</summary>
internal static class RuleText
{
    /// <summary>The steps and the comment, on one line.</summary>
    public static string Of(NftRule rule)
    {
        IEnumerable<string> steps = rule.Steps.Select(Of);
        return string.Join(' ', rule.Comment.Length == 0 ? steps : steps.Append($"comment \"{rule.Comment}\""));
    }

    private static string Of(NftExpression step) => step switch
    {
        NftExpression.Compare(NftField.Family, var how, var value) => $"meta nfproto {Not(how)}{(value == FamilyNumber.IPv4 ? "ipv4" : "ipv6")}",
        NftExpression.Compare(var field, var how, var value) => $"{Of(field)} {Not(how)}{ElementText.Of(value, NftFields.TypeOf(field))}",
        NftExpression.InSet(var key, var how, var set) => $"{Of(key)} {Not(how)}@{set}",
        NftExpression.InterfaceNamed(var side, var prefix) => $"{(side == InterfaceSide.Input ? "iifname" : "oifname")} \"{prefix}*\"",
        NftExpression.ConnectionIs(var states) => $"ct state {Of(states)}",
        NftExpression.DestinationTranslated => "ct status dnat",
        NftExpression.FlagsOfTcp(var mask, var how, var value) => $"tcp flags & ({Of(mask, '|')}) {(how == Comparison.Is ? "==" : "!=")} {(value == TcpFlags.None ? "0x0" : Of(value, '|'))}",
        NftExpression.SourceNotRoutedBack => "fib saddr . iif oif missing",
        NftExpression.Dispatch(var key, var map) => $"{Of(key)} vmap @{map}",
        NftExpression.LimitEach(var key, var set, var rate) => $"update @{set} {{ {Of(key)} {Of(rate)} }}",
        NftExpression.Limit(var rate) => Of(rate),
        NftExpression.Log log => $"log prefix \"{log.Prefix}\" group {log.Group} snaplen {log.SnapLength} queue-threshold {log.QueueThreshold}",
        NftExpression.Count(var counter) => $"counter name \"{counter}\"",
        NftExpression.Reject(RejectKind.TcpReset) => "reject with tcp reset",
        NftExpression.Reject => "reject with icmpx admin-prohibited",
        NftExpression.Decide(var verdict) => Of(verdict),
        _ => throw new UnreachableException($"Unhandled step {step.GetType().Name}."),
    };

    /// <summary><c>accept</c>, <c>goto CHAIN</c>.</summary>
    public static string Of(NftVerdict verdict) => verdict switch
    {
        NftVerdict.Accept => "accept",
        NftVerdict.Drop => "drop",
        NftVerdict.Return => "return",
        NftVerdict.Jump(var chain) => $"jump {chain}",
        NftVerdict.Goto(var chain) => $"goto {chain}",
        _ => throw new UnreachableException($"Unhandled verdict {verdict.GetType().Name}."),
    };

    private static string Of(ValueArray<NftField> key) => string.Join(" . ", key.Select(Of));

    private static string Of(NftField field) => field switch
    {
        NftField.Family => "meta nfproto",
        NftField.Protocol => "meta l4proto",
        NftField.InputInterface => "iif",
        NftField.OutputInterface => "oif",
        NftField.EtherType => "ether type",
        NftField.ArpSource => "arp saddr ip",
        NftField.IPv4Source => "ip saddr",
        NftField.IPv4Destination => "ip daddr",
        NftField.IPv6Source => "ip6 saddr",
        NftField.IPv6Destination => "ip6 daddr",
        NftField.SourcePort => "th sport",
        NftField.DestinationPort => "th dport",
        NftField.HopLimit => "ip6 hoplimit",
        NftField.IcmpV6Type => "icmpv6 type",
        NftField.NeighbourTarget => "icmpv6 taddr",
    };

    private static string Of(NftRate rate) => $"limit rate {rate.PerSecond}/second burst {rate.Burst} packets";

    private static string Not(Comparison how) => how == Comparison.Is ? string.Empty : "!= ";

    private static string Of<T>(T flags, char separator = ',')
        where T : struct, Enum =>
        string.Join(separator, Enum.GetValues<T>().Where(flag => Convert.ToInt32(flag) != 0 && flags.HasFlag(flag)).Select(flag => flag.ToString().ToLowerInvariant()));
}
