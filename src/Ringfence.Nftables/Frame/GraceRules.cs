using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Lets pass, and logs, packets of TCP connections that began before connection tracking was there to see it.</summary>
/// <remarks>
/// Their next packet is the first that is tracked, whichever side sends it: a server that speaks first would be judged as a client. A packet
/// that opens a connection, or claims to answer one, is judged as ever.
/// </remarks>
internal static class GraceRules
{
    private const TcpFlags NotInside = TcpFlags.Syn | TcpFlags.Rst;

    /// <summary>The ruleset with such packets let through.</summary>
    public static Ruleset AddTo(Ruleset ruleset, LogSettings log) => new(
        ruleset.Sets,
        ruleset.Maps,
        ruleset.Counters,
        [
            .. ruleset.Chains.Select(chain => chain.Name == TableNames.Passage ? chain with { Rules = [.. chain.Rules, .. Entry] } : chain),
            new NftChain(
                TableNames.Grace,
                [.. new LogRules(log, FamilyFields.Both).Of(new LogPrefix(LogCause.Grace, LogFate.Passed, Direction.Egress, default)), NftRule.Of(new NftExpression.Decide(new NftVerdict.Accept()))],
                "connections from before connection tracking, for a while"),
        ]);

    private static NftRule[] Entry =>
    [
        NftRule.Of(
            new NftExpression.ConnectionIs(ConnectionStates.New | ConnectionStates.Invalid),
            new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.Tcp),
            new NftExpression.FlagsOfTcp(NotInside, Comparison.Is, TcpFlags.None),
            new NftExpression.Decide(new NftVerdict.Goto(TableNames.Grace))),
    ];
}
