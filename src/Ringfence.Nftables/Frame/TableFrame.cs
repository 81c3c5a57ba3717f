using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What every ruleset of ours has, whatever the policies: the base chains, what always passes, and where packets end.</summary>
/// <remarks>
/// Accept ends a base chain and not the packet: the next base chain still judges the other direction. So accept means "this direction
/// allows" at any depth, and no mark on packets is needed. Forward comes after Service addresses were translated and before sources are.
/// </remarks>
internal sealed class TableFrame(CompileOptions options)
{
    // Two egress chains and one ingress chain next to the priority of filter, the egress side first on the way through.
    private const int EgressPriority = -6;
    private const int IngressPriority = -5;
    private const byte Redirect = 137;

    private readonly LogRules _log = new(options.Log, FamilyFields.Both);
    private readonly SourceRules _sources = new(options.SourceCheck, FamilyFields.Both);
    private readonly GuardRules _guard = new(options.Guard, options.SourceCheck);

    /// <summary>The sets that do not depend on pods.</summary>
    public IEnumerable<NftSet> Sets =>
    [
        .. _log.Sets,
        .. _sources.Sets,
        .. options.ExistingConnections == ExistingConnections.Cut ? FamilyFields.Both.Select(Revoked) : [],
        .. IcmpV6Types.Sets,
    ];

    /// <summary>The chains that do not depend on pods.</summary>
    public IEnumerable<NftChain> Chains =>
    [
        Base(TableNames.ForwardEgress, ChainHook.Forward, EgressPriority, "what local pods send through the node", [_guard.Entry(Direction.Egress), .. Guards, Judging(Direction.Egress)]),
        Base(TableNames.ForwardIngress, ChainHook.Forward, IngressPriority, "what comes to local pods", [_guard.Entry(Direction.Ingress), Judging(Direction.Ingress)]),
        Base(TableNames.InputEgress, ChainHook.Input, IngressPriority, "what local pods send to this node", [[FromLoopback], .. Guards, Judging(Direction.Egress)]),
        new NftChain(TableNames.Passage, [.. Passage], "passes though policies do not allow it"),
        new NftChain(TableNames.Redirects, [.. Ended(Refusal.Drop)], "where redirects of IPv6 end"),
        new NftChain(TableNames.Refuse, [.. Refusals(options.Refusal)], "where packets end that policies do not allow"),
        .. options.ExistingConnections == ExistingConnections.Cut
            ? (IEnumerable<NftChain>)[new NftChain(TableNames.Revoked, [], "finds revoked connections"), new NftChain(TableNames.CutOff, [.. Logged(LogCause.Revoked), .. Ended(Refusal.Reject)], "ends revoked connections")]
            : [],
        .. _guard.Chains(direction => [.. _log.Of(new LogPrefix(LogCause.Guard, GuardFate, direction, default)), .. GuardFate == LogFate.Passed ? [] : Refusals(Refusal.Drop)]),
        .. _sources.Chains([.. Logged(LogCause.Spoofed), .. Ended(Refusal.Drop)]),
    ];

    /// <summary>The sets that say which pods of the node are known, where they are needed.</summary>
    public IEnumerable<NftSet> Ready(IEnumerable<Endpoint> pods) => _guard.Sets([.. pods.SelectMany(pod => pod.Addresses.Possible.Ranges).Select(range => range.First)]);

    /// <summary>The chain where packets of a class end that it does not allow.</summary>
    public NftChain DeniedBy(PodClass of) => new(
        DeniedChainOf(of.Chain),
        [
            JumpTo(TableNames.Passage),
            .. _log.Of(new LogPrefix(LogCause.Policy, of.Fate, of.Direction, of.Id)),
            NftRule.Of(new NftExpression.Count(of.Counter), new NftExpression.Decide(of.Fate == LogFate.Passed ? new NftVerdict.Accept() : new NftVerdict.Goto(TableNames.Refuse))),
        ],
        ContentName.Comment($"not allowed by {string.Join(", ", of.Policies)}"));

    /// <summary>The name of that chain.</summary>
    public static string DeniedChainOf(string chain) => $"{chain}_denied";

    private static NftExpression Accept => new NftExpression.Decide(new NftVerdict.Accept());

    private static NftExpression[] IcmpV6 => [FamilyFields.Both[1].IsFamily, new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.IcmpV6)];

    private static NftRule FromLoopback => NftRule.Of(new NftExpression.Compare(NftField.InputInterface, Comparison.Is, 1), Accept);

    /// <summary>What is asked of packets before connection tracking may let them pass.</summary>
    private IEnumerable<IEnumerable<NftRule>> Guards =>
    [
        _sources.Entry,
        options.ExistingConnections == ExistingConnections.Cut ? [JumpTo(TableNames.Revoked)] : [],
    ];

    /// <summary>What every packet meets: replies pass, and the rest goes to who judges it, IPv4 before anything that is about IPv6 alone.</summary>
    private static IEnumerable<NftRule> Judging(Direction direction) =>
    [
        NftRule.Of(new NftExpression.ConnectionIs(ConnectionStates.Established | ConnectionStates.Related), Accept),
        Dispatch(direction, FamilyFields.Both[0]),
        NftRule.Of([.. IcmpV6, new NftExpression.Compare(NftField.IcmpV6Type, Comparison.Is, Redirect), new NftExpression.Decide(new NftVerdict.Jump(TableNames.Redirects))]),
        Dispatch(direction, FamilyFields.Both[1]),
    ];

    /// <summary>Asked of packets that policies do not allow, so that those they do allow never meet it.</summary>
    private IEnumerable<NftRule> Passage
    {
        get
        {
            // Without these, bridged IPv6 dies.
            foreach (NftRule essential in IcmpV6Types.Essentials(FamilyFields.Both[1], Accept))
            {
                yield return essential;
            }

            foreach (FamilyFields fields in FamilyFields.Both)
            {
                // A packet from a pod to itself is forged, unless a Service led it back.
                yield return NftRule.Of(
                    fields.IsFamily,
                    new NftExpression.DestinationTranslated(),
                    new NftExpression.InSet([fields.Source, fields.Destination], Comparison.Is, TableNames.Self(fields.Family)),
                    Accept);
            }

            foreach (FamilyFields fields in options.LocalServices.IsEmpty ? [] : FamilyFields.Both)
            {
                yield return NftRule.Of(
                    fields.IsFamily,
                    new NftExpression.InSet([fields.Source, fields.Destination, NftField.Protocol, NftField.DestinationPort], Comparison.Is, TableNames.LocalServices(fields.Family)),
                    Accept);
            }
        }
    }

    private static IEnumerable<NftRule> Refusals(Refusal refusal) => refusal switch
    {
        Refusal.Drop => [NftRule.Of(new NftExpression.Decide(new NftVerdict.Drop()))],
        Refusal.Reject =>
        [
            NftRule.Of(new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.Tcp), new NftExpression.Reject(RejectKind.TcpReset)),
            NftRule.Of(new NftExpression.Reject(RejectKind.Prohibited)),
        ],
    };

    private static NftRule Dispatch(Direction direction, FamilyFields fields) => NftRule.Of(
        fields.IsFamily,
        new NftExpression.Dispatch([direction == Direction.Egress ? fields.Source : fields.Destination], TableNames.Dispatch(direction, fields.Family)));

    private static NftRule JumpTo(string chain) => NftRule.Of(new NftExpression.Decide(new NftVerdict.Jump(chain)));

    private static NftChain Base(string name, ChainHook hook, int priority, string comment, IEnumerable<IEnumerable<NftRule>> rules) =>
        new(name, [.. rules.SelectMany(some => some)], comment) { Anchor = new ChainAnchor(hook, priority) };

    private static NftSet Revoked(FamilyFields fields) =>
        new(TableNames.RevokedConnections(fields.Family), [fields.Address, fields.Address, FieldType.Protocol, FieldType.Port, FieldType.Port], SetKind.Hash, "connections that were allowed once, from source to destination");

    private LogFate GuardFate => options.Guard.Mode == GuardMode.Log ? LogFate.Passed : Fate;

    private LogFate Fate => options.Mode == EnforcementMode.Audit ? LogFate.Passed : LogFate.Stopped;

    private IEnumerable<NftRule> Logged(LogCause cause) => _log.Of(new LogPrefix(cause, Fate, Direction.Egress, default));

    private IEnumerable<NftRule> Ended(Refusal refusal) => Fate == LogFate.Passed ? [] : Refusals(refusal);
}
