using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>One thing that rules of ours ask of the kernel, and how the kernel's builders call it.</summary>
/// <param name="Words">What it does.</param>
/// <param name="Option">The option of the kernel's configuration.</param>
/// <param name="Step">A step of a rule that needs it.</param>
internal sealed record KernelFeature(string Words, string Option, NftExpression Step)
{
    private const string Probe = "probe";

    /// <summary>Everything that is not in every kernel that has nf_tables.</summary>
    public static ValueArray<KernelFeature> All { get; } =
    [
        new("asking connection tracking for the state of a packet", "CONFIG_NFT_CT", new NftExpression.ConnectionIs(ConnectionStates.Established)),
        new("looking up a route", "CONFIG_NFT_FIB_INET", new NftExpression.SourceNotRoutedBack()),
        new("limiting a rate", "CONFIG_NFT_LIMIT", new NftExpression.Limit(new NftRate(1, 1))),
        new("logging packets", "CONFIG_NFT_LOG", new NftExpression.Log(Probe, 77, 128, 1)),
        new("refusing packets", "CONFIG_NFT_REJECT_INET", new NftExpression.Reject(RejectKind.Prohibited)),
    ];

    /// <summary>Why a kernel has no tables for bridges; empty when it has. Nothing stays in the kernel.</summary>
    /// <param name="bridges">The table for bridges.</param>
    public static string WhyNoBridges(KernelTable bridges)
    {
        NftRule rule = NftRule.Of(new NftExpression.Compare(NftField.EtherType, Comparison.Is, EtherTypes.Arp), new NftExpression.Log(Probe, 77, 128, 1));
        NftChain chain = new(Probe, [rule], string.Empty) { Anchor = new ChainAnchor(ChainHook.Prerouting, 0) };
        return bridges.ProbeAnew(new Ruleset([], [], [], [chain])) is TableAnswer.Refused(var changes) ? RefusalReader.Describe(changes[0]) : string.Empty;
    }

    /// <summary>The features that a kernel lacks; nothing stays in the kernel.</summary>
    public static IEnumerable<KernelFeature> MissingIn(KernelTable table)
    {
        NftChain chain = new(Probe, [.. All.Select(feature => NftRule.Of(feature.Step))], string.Empty) { Anchor = new ChainAnchor(ChainHook.Forward, 0) };
        HashSet<NftExpression> refused = table.ProbeAnew(new Ruleset([], [], [], [chain])) is TableAnswer.Refused(var changes)
            ? [.. changes.Select(change => change.Change).OfType<RulesetChange.AddRule>().Select(added => added.Rule.Steps[0])]
            : [];
        return All.Where(feature => refused.Contains(feature.Step));
    }
}
