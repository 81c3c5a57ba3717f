using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>The connections that were allowed once and are not any more, as they stand in the table. Immutable.</summary>
/// <remarks>
/// A connection stays revoked until policies allow it again or its pods are gone: were it to expire, the side that answers could bring it
/// back as a connection of its own, on which another policy decides.
/// </remarks>
internal sealed class RevokedConnections
{
    private readonly HashSet<PacketHead> _heads;

    private RevokedConnections(IEnumerable<PacketHead> heads) => _heads = [.. heads];

    /// <summary>No connections.</summary>
    public static RevokedConnections None { get; } = new([]);

    /// <summary>The first packets of the connections, as a forward hook sees them.</summary>
    public IReadOnlyCollection<PacketHead> Heads => _heads;

    /// <summary>What a table holds of them.</summary>
    public static RevokedConnections In(Ruleset ruleset) => new(FamilyFields.Both.SelectMany(fields => ruleset.Sets
        .Where(set => set.Name == TableNames.RevokedConnections(fields.Family))
        .SelectMany(set => set.Elements.Select(element => HeadOf(fields.Family, element)))));

    /// <summary>These connections and some more.</summary>
    public RevokedConnections With(IEnumerable<PacketHead> more) => new(_heads.Concat(more));

    /// <summary>Those of these connections that something is true of.</summary>
    public RevokedConnections Where(Func<PacketHead, bool> holds) => new(_heads.Where(holds));

    /// <summary>Whether a connection is among them.</summary>
    public bool Contains(PacketHead head) => _heads.Contains(head);

    /// <summary>The ruleset with these connections in its sets, and with rules that look there when there are any; unchanged for one that cuts nothing.</summary>
    public Ruleset AddTo(Ruleset ruleset)
    {
        if (_heads.Count == 0 || !ruleset.Chains.Any(chain => chain.Name == TableNames.Revoked))
        {
            return ruleset;
        }

        return new Ruleset(
            ruleset.Sets.Select(Fill),
            ruleset.Maps,
            ruleset.Counters,
            ruleset.Chains.Select(chain => chain.Name == TableNames.Revoked ? chain with { Rules = [.. FamilyFields.Both.SelectMany(RulesOf)] } : Asking(chain)));
    }

    /// <summary>A base chain that asks for revoked connections before it lets connections pass. While there are none, packets do not pay for it.</summary>
    private static NftChain Asking(NftChain chain)
    {
        if (chain.Anchor is null)
        {
            return chain;
        }

        NftRule[] before = [.. chain.Rules.TakeWhile(rule => !rule.Steps.Any(step => step is NftExpression.ConnectionIs))];
        return chain with { Rules = [.. before, NftRule.Of(new NftExpression.Decide(new NftVerdict.Jump(TableNames.Revoked))), .. chain.Rules.Skip(before.Length)] };
    }

    private NftSet Fill(NftSet set)
    {
        foreach (FamilyFields fields in FamilyFields.Both)
        {
            if (set.Name == TableNames.RevokedConnections(fields.Family))
            {
                return set with { Elements = ElementSet.Of(_heads.Where(head => head.Source.Family == fields.Family).Select(ElementOf)) };
            }
        }

        return set;
    }

    /// <summary>Packets of either direction.</summary>
    private static NftRule[] RulesOf(FamilyFields fields)
    {
        string set = TableNames.RevokedConnections(fields.Family);
        NftExpression end = new NftExpression.Decide(new NftVerdict.Goto(TableNames.CutOff));
        return
        [
            NftRule.Of(fields.IsFamily, new NftExpression.InSet([fields.Source, fields.Destination, NftField.Protocol, NftField.SourcePort, NftField.DestinationPort], Comparison.Is, set), end),
            NftRule.Of(fields.IsFamily, new NftExpression.InSet([fields.Destination, fields.Source, NftField.Protocol, NftField.DestinationPort, NftField.SourcePort], Comparison.Is, set), end),
        ];
    }

    private static SetElement ElementOf(PacketHead head) => SetElement.Of(head.Source.Bits, head.Destination.Bits, head.Protocol, head.SourcePort, head.DestinationPort);

    private static PacketHead HeadOf(AddressFamily family, SetElement element) => new(
        new Address(family, element.Parts[0].First),
        new Address(family, element.Parts[1].First),
        (byte)element.Parts[2].First,
        (ushort)element.Parts[3].First,
        (ushort)element.Parts[4].First);
}
