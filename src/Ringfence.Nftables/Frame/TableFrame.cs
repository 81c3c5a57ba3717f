using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What every ruleset of ours has, whatever the policies: the base chains, what always passes, and where packets end.</summary>
/// <remarks>
/// One base chain judges what goes through the node, so that packets of connections pay for one. What a pod sends is judged first: its class
/// is jumped to, and returns when it allows, whereupon the class of whoever it is for has the last word. So no mark on packets is needed.
/// Forward comes after Service addresses were translated and before sources are.
/// </remarks>
internal sealed class TableFrame
{
    // Just before filter.
    private const int Priority = -5;
    private const byte Redirect = 137;

    private readonly CompileOptions _options;
    private readonly LogRules _log;
    private readonly SourceRules _sources;
    private readonly GuardRules _guard;

    /// <summary>A frame for some options.</summary>
    public TableFrame(CompileOptions options)
    {
        _options = options;
        _log = new LogRules(options.Log, FamilyFields.Both);
        _sources = new SourceRules(options.SourceCheck, FamilyFields.Both);
        _guard = new GuardRules(options.Guard, _sources);
    }

    /// <summary>The sets that do not depend on pods.</summary>
    public IEnumerable<NftSet> Sets =>
    [
        .. _log.Sets,
        .. _sources.Sets,
        .. _options.ExistingConnections == ExistingConnections.Cut ? FamilyFields.Both.Select(Revoked) : [],
        .. IcmpV6Types.Sets,
    ];

    /// <summary>The maps that do not depend on policies.</summary>
    public IEnumerable<VerdictMap> Maps => _sources.Maps;

    /// <summary>The chains that are there whatever the classes.</summary>
    /// <param name="maps">The maps that lead to the classes.</param>
    public IEnumerable<NftChain> Chains(DispatchMaps maps) =>
    [
        Base(
            TableNames.Forward,
            ChainHook.Forward,
            "what goes through the node: first what local pods send, then what comes to them",
            [_guard.Entry(Direction.Egress), _guard.Entry(Direction.Ingress), Replies, Judging(maps, Direction.Egress, Direction.Ingress)]),
        Base(TableNames.InputEgress, ChainHook.Input, "what local pods send to this node", [[FromLoopback], Replies, Judging(maps, Direction.Egress)]),
        new NftChain(TableNames.Passage, [.. Passage], "passes though policies do not allow it"),
        new NftChain(TableNames.Redirects, [.. Ended(Refusal.Drop)], "where redirects of IPv6 end"),
        new NftChain(TableNames.Refuse, [.. Refusals(_options.Refusal)], "where packets end that policies do not allow"),
        .. _options.ExistingConnections == ExistingConnections.Cut
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
            NftRule.Of(new NftExpression.Count(of.Counter), new NftExpression.Decide(of.Fate == LogFate.Passed ? AllowedBy(of.Direction) : new NftVerdict.Goto(TableNames.Refuse))),
        ],
        ContentName.Comment($"not allowed by {string.Join(", ", of.Policies)}"));

    /// <summary>How a class says, in its chain or in one that it goes to, that its direction allows a packet.</summary>
    public static NftVerdict AllowedBy(Direction direction) => direction == Direction.Egress ? new NftVerdict.Return() : new NftVerdict.Accept();

    /// <summary>What leads to a class.</summary>
    public static NftVerdict LeadTo(Direction direction, string chain) => direction == Direction.Egress ? new NftVerdict.Jump(chain) : new NftVerdict.Goto(chain);

    /// <summary>The name of that chain.</summary>
    public static string DeniedChainOf(string chain) => $"{chain}_denied";

    private static NftExpression Accept => new NftExpression.Decide(new NftVerdict.Accept());

    private static NftExpression[] IcmpV6 => [FamilyFields.Both[1].IsFamily, new NftExpression.Compare(NftField.Protocol, Comparison.Is, ProtocolNumber.IcmpV6)];

    private static NftRule FromLoopback => NftRule.Of(new NftExpression.Compare(NftField.InputInterface, Comparison.Is, 1), Accept);

    /// <summary>Packets of connections pass, unless their source is forged.</summary>
    private IEnumerable<NftRule> Replies
    {
        get
        {
            NftExpression isOfConnection = new NftExpression.ConnectionIs(ConnectionStates.Established | ConnectionStates.Related);
            return [.. _sources.AcceptOwn(isOfConnection), .. _sources.Entry, NftRule.Of(isOfConnection, Accept)];
        }
    }

    /// <summary>The rest goes to who judges it, IPv4 before anything that is about IPv6 alone.</summary>
    private static IEnumerable<NftRule> Judging(DispatchMaps maps, params Direction[] directions) =>
    [
        .. directions.Select(direction => Dispatch(direction, FamilyFields.Both[0], maps)),
        NftRule.Of([.. IcmpV6, new NftExpression.Compare(NftField.IcmpV6Type, Comparison.Is, Redirect), new NftExpression.Decide(new NftVerdict.Jump(TableNames.Redirects))]),
        .. directions.Select(direction => Dispatch(direction, FamilyFields.Both[1], maps)),
    ];

    /// <summary>
    /// Asked of packets that policies do not allow, so that those they do allow never meet it. What passes here passes for good: none of it is
    /// about one direction.
    /// </summary>
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
                    new NftExpression.DestinationTranslated(),
                    fields.IsFamily,
                    new NftExpression.InSet([fields.Source, fields.Destination], Comparison.Is, TableNames.Self(fields.Family)),
                    Accept);
            }

            foreach (FamilyFields fields in _options.LocalServices.IsEmpty ? [] : FamilyFields.Both)
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

    private static NftRule Dispatch(Direction direction, FamilyFields fields, DispatchMaps maps) => NftRule.Of(
        fields.IsFamily,
        new NftExpression.Dispatch([direction == Direction.Egress ? fields.Source : fields.Destination], maps.Of(direction, fields.Family).Name));

    private static NftRule JumpTo(string chain) => NftRule.Of(new NftExpression.Decide(new NftVerdict.Jump(chain)));

    private static NftChain Base(string name, ChainHook hook, string comment, IEnumerable<IEnumerable<NftRule>> rules) =>
        new(name, [.. rules.SelectMany(some => some)], comment) { Anchor = new ChainAnchor(hook, Priority) };

    private static NftSet Revoked(FamilyFields fields) =>
        new(TableNames.RevokedConnections(fields.Family), [fields.Address, fields.Address, FieldType.Protocol, FieldType.Port, FieldType.Port], SetKind.Hash, "connections that were allowed once, from source to destination");

    private LogFate GuardFate => _options.Guard.Mode == GuardMode.Log ? LogFate.Passed : Fate;

    private LogFate Fate => _options.Mode == EnforcementMode.Audit ? LogFate.Passed : LogFate.Stopped;

    private IEnumerable<NftRule> Logged(LogCause cause) => _log.Of(new LogPrefix(cause, Fate, Direction.Egress, default));

    private IEnumerable<NftRule> Ended(Refusal refusal) => Fate == LogFate.Passed ? [] : Refusals(refusal);
}
