using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>One step of a rule: a match, after which the rule goes on or is left, or something that is done; a closed set of cases.</summary>
/// <remarks>All that Ringfence says to the kernel is said in these words: each can be written as text of nft and as expressions of netlink. Sets, maps and counters are named, never anonymous.</remarks>
public abstract record NftExpression
{
    private NftExpression()
    {
    }

    /// <summary>Goes on when a field is, or is not, a value (<c>meta l4proto tcp</c>).</summary>
    public sealed record Compare(NftField Field, Comparison How, UInt128 Value) : NftExpression;

    /// <summary>Goes on when some fields together are, or are not, in a set (<c>ip daddr @web</c>, <c>meta l4proto . th dport @http</c>).</summary>
    public sealed record InSet(ValueArray<NftField> Key, Comparison How, string Set) : NftExpression;

    /// <summary>Goes on when the name of an interface begins so (<c>iifname "cali*"</c>): that is known of a pod's interface before anything else is.</summary>
    /// <param name="Side">Which interface.</param>
    /// <param name="Prefix">How the name begins; 1 to 14 characters.</param>
    public sealed record InterfaceNamed(InterfaceSide Side, string Prefix) : NftExpression;

    /// <summary>Goes on in one of some states of connection tracking (<c>ct state established,related</c>).</summary>
    public sealed record ConnectionIs(ConnectionStates States) : NftExpression;

    /// <summary>Goes on when the destination of the connection was translated (<c>ct status dnat</c>).</summary>
    public sealed record DestinationTranslated : NftExpression;

    /// <summary>Goes on when the masked flags are, or are not, exactly these (<c>tcp flags &amp; (syn|ack) != syn</c>). The rule must have compared the protocol first.</summary>
    public sealed record FlagsOfTcp(TcpFlags Mask, Comparison How, TcpFlags Value) : NftExpression;

    /// <summary>Goes on when the source is not routed back by the interface the packet came in by (<c>fib saddr . iif oif missing</c>).</summary>
    public sealed record SourceNotRoutedBack : NftExpression;

    /// <summary>Looks some fields up in a verdict map and does what it says; goes on when they are not in it (<c>ip saddr vmap @egress4</c>).</summary>
    public sealed record Dispatch(ValueArray<NftField> Key, string Map) : NftExpression;

    /// <summary>Goes on as long as packets of one key keep to a rate; a dynamic set remembers the keys (<c>update @loud4 { ip saddr limit rate 10/second }</c>).</summary>
    public sealed record LimitEach(ValueArray<NftField> Key, string Set, NftRate Rate) : NftExpression;

    /// <summary>Goes on as long as all packets that come here keep to a rate (<c>limit rate 100/second burst 200 packets</c>).</summary>
    public sealed record Limit(NftRate Rate) : NftExpression;

    /// <summary>Hands a copy of the packet to whoever reads a group (<c>log group 77 prefix "..." snaplen 128 queue-threshold 32</c>).</summary>
    /// <param name="Prefix">What the record says; at most 127 bytes.</param>
    /// <param name="Group">The NFLOG group.</param>
    /// <param name="SnapLength">How many bytes of the packet are copied.</param>
    /// <param name="QueueThreshold">How many records the kernel gathers before it hands them over.</param>
    public sealed record Log(string Prefix, ushort Group, int SnapLength, int QueueThreshold) : NftExpression;

    /// <summary>Counts packets and bytes in a named counter (<c>counter name "d"</c>).</summary>
    public sealed record Count(string Counter) : NftExpression;

    /// <summary>Ends the packet and tells its sender.</summary>
    public sealed record Reject(RejectKind Kind) : NftExpression;

    /// <summary>Ends the rule with a verdict.</summary>
    public sealed record Decide(NftVerdict Verdict) : NftExpression;
}
