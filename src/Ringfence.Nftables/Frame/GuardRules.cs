using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes what finds packets of pods whose policies are not in place yet: they have an interface of a pod, and nobody knows it.</summary>
/// <param name="guard">Whether and how.</param>
/// <param name="sources">Where interfaces of known pods are listed for their sources, they are known by that; else pods are known by their addresses.</param>
internal sealed class GuardRules(PodGuard guard, SourceRules sources)
{
    private static readonly NftExpression Return = new NftExpression.Decide(new NftVerdict.Return());

    private bool IsByAddress => !sources.IsChecked;

    /// <summary>The sets, when pods are known by their addresses.</summary>
    public IEnumerable<NftSet> Sets(IReadOnlyCollection<Address> known) => guard.Mode == GuardMode.Off || !IsByAddress ? [] : FamilyFields.Both.Select(fields =>
        new NftSet(TableNames.Ready(fields.Family), [fields.Address], SetKind.Hash, "pods of this node whose policies are in place")
        {
            Elements = ElementSet.Of(known.Where(address => address.Family == fields.Family).Select(SetElement.Of)),
        });

    /// <summary>What leads to the guard from a base chain; empty when nothing is guarded.</summary>
    public IEnumerable<NftRule> Entry(Direction direction) => guard.Mode == GuardMode.Off ? [] : guard.InterfacePrefixes.Select(prefix => NftRule.Of(
        new NftExpression.InterfaceNamed(direction == Direction.Egress ? InterfaceSide.Input : InterfaceSide.Output, prefix),
        new NftExpression.Decide(new NftVerdict.Jump(TableNames.Guard(direction)))));

    /// <summary>The chains, when something is guarded.</summary>
    /// <param name="endOf">How a packet of a direction ends.</param>
    public IEnumerable<NftChain> Chains(Func<Direction, IEnumerable<NftRule>> endOf) => guard.Mode == GuardMode.Off ? [] :
    [
        new NftChain(TableNames.Guard(Direction.Egress), [.. Known(Direction.Egress), .. endOf(Direction.Egress)], "stops what pods send before their policies are in place"),
        new NftChain(TableNames.Guard(Direction.Ingress), [.. Known(Direction.Ingress), .. endOf(Direction.Ingress)], "stops what comes to pods before their policies are in place"),
    ];

    private IEnumerable<NftRule> Known(Direction direction) => IsByAddress
        ? FamilyFields.Both.Select(fields => NftRule.Of(
            fields.IsFamily, new NftExpression.InSet([direction == Direction.Egress ? fields.Source : fields.Destination], Comparison.Is, TableNames.Ready(fields.Family)), Return))
        : [NftRule.Of(new NftExpression.InSet([direction == Direction.Egress ? NftField.InputInterface : NftField.OutputInterface], Comparison.Is, sources.LinksName), Return)];
}
