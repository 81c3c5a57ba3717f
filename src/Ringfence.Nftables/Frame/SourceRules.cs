using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes what finds packets of pods with a source that is not theirs, before anything else is asked of them.</summary>
/// <param name="check">How they are found.</param>
/// <param name="families">The words of the table's packets.</param>
internal sealed class SourceRules(SourceCheck check, IReadOnlyList<FamilyFields> families)
{
    /// <summary>The set of interfaces that lead to pods.</summary>
    public const string Links = "pod_links";

    /// <summary>The set of IPv6 sources that are nobody's for good.</summary>
    public const string Unrouted = "unrouted6";

    private static readonly NftExpression Return = new NftExpression.Decide(new NftVerdict.Return());

    /// <summary>The sets, when anything is checked.</summary>
    public IEnumerable<NftSet> Sets => check switch
    {
        SourceCheck.Off or SourceCheck.Bridged => [],
        SourceCheck.Routed(var interfaces) => [LinksOf(interfaces), UnroutedSources],
        SourceCheck.Listed(var links) =>
        [
            LinksOf(links.Select(link => link.Interface)),
            UnroutedSources,
            .. families.Select(fields => Own(fields, links)),
            .. families.Select(fields => Ranges(fields, links)),
        ],
        _ => throw new UnreachableException($"Unhandled check {check.GetType().Name}."),
    };

    /// <summary>What leads to the check from a base chain; empty when nothing is checked.</summary>
    /// <remarks>Every packet comes by, established ones too, so what a pod sends from its own address costs one lookup here and goes on.</remarks>
    public IEnumerable<NftRule> Entry => check switch
    {
        SourceCheck.Off or SourceCheck.Bridged => [],
        SourceCheck.Routed => [NftRule.Of(FromPod(Comparison.Is), Check)],
        SourceCheck.Listed => families.Select(fields => NftRule.Of(fields.IsFamily, new NftExpression.InSet([NftField.InputInterface, fields.Source], Comparison.IsNot, OwnName(fields.Family)), Check)),
        _ => throw new UnreachableException($"Unhandled check {check.GetType().Name}."),
    };

    /// <summary>The chains, when anything is checked.</summary>
    /// <param name="end">How a forged packet ends.</param>
    public IEnumerable<NftChain> Chains(ValueArray<NftRule> end)
    {
        if (!IsChecked)
        {
            return [];
        }

        FamilyFields ipv4 = families[0];
        FamilyFields ipv6 = families[1];
        // Before it has an address a host asks from the unspecified one (DHCP, duplicate address detection); link-local ones are never routed.
        List<NftRule> rules =
        [
            .. check is SourceCheck.Listed ? (NftRule[])[NftRule.Of(FromPod(Comparison.IsNot), Return)] : [],
            NftRule.Of(ipv4.IsFamily, new NftExpression.Compare(NftField.IPv4Source, Comparison.Is, 0), Return),
            NftRule.Of(ipv6.IsFamily, new NftExpression.InSet([NftField.IPv6Source], Comparison.Is, Unrouted), Return),
        ];
        NftExpression forged = new NftExpression.Decide(new NftVerdict.Goto(TableNames.Spoofed));
        if (check is SourceCheck.Routed)
        {
            rules.Add(NftRule.Of(new NftExpression.SourceNotRoutedBack(), forged));
        }
        else
        {
            rules.AddRange(families.Select(fields =>
                NftRule.Of(fields.IsFamily, new NftExpression.InSet([NftField.InputInterface, fields.Source], Comparison.Is, RangesName(fields.Family)), Return)));
            rules.Add(NftRule.Of(forged));
        }

        return [new NftChain(TableNames.Sources, [.. rules], "finds forged sources"), new NftChain(TableNames.Spoofed, end, "where packets with forged sources end")];
    }

    /// <summary>The set of single addresses that may come from each interface.</summary>
    public static string OwnName(AddressFamily family) => family == AddressFamily.IPv4 ? "sources4" : "sources6";

    /// <summary>The set of ranges that may.</summary>
    public static string RangesName(AddressFamily family) => family == AddressFamily.IPv4 ? "source_ranges4" : "source_ranges6";

    private bool IsChecked => check is SourceCheck.Routed or SourceCheck.Listed;

    private static NftExpression Check => new NftExpression.Decide(new NftVerdict.Jump(TableNames.Sources));

    private static NftExpression.InSet FromPod(Comparison how) => new([NftField.InputInterface], how, Links);

    private static NftSet UnroutedSources => new(Unrouted, [FieldType.IPv6Address], SetKind.Interval, "unspecified and link-local sources")
    {
        Elements = ElementSet.Of(
            SetElement.Of(0),
            SetElement.Of(new AddressRange(LinkLocal.First, LinkLocal.Last))),
    };

    private static Cidr LinkLocal => new(new Address(AddressFamily.IPv6, (UInt128)0xFE80 << 112), 10);

    private static NftSet LinksOf(IEnumerable<int> interfaces) =>
        new(Links, [FieldType.Interface], SetKind.Hash, "interfaces that lead to pods") { Elements = ElementSet.Of(interfaces.Select(number => SetElement.Of((UInt128)number))) };

    private static NftSet Own(FamilyFields fields, ValueArray<PodLink> links) =>
        new(OwnName(fields.Family), [FieldType.Interface, fields.Address], SetKind.Hash, "what may come from each pod's interface") { Elements = Elements(fields, links, range => range.First == range.Last) };

    private static NftSet Ranges(FamilyFields fields, ValueArray<PodLink> links) =>
        new(RangesName(fields.Family), [FieldType.Interface, fields.Address], SetKind.Interval, "ranges that may come from a pod's interface") { Elements = Elements(fields, links, range => range.First != range.Last) };

    private static ElementSet Elements(FamilyFields fields, ValueArray<PodLink> links, Func<AddressRange, bool> chosen) => ElementSet.Of(links.SelectMany(link =>
        link.Sources.In(fields.Family).Ranges.Where(chosen).Select(range => new SetElement([KeyPart.Of((UInt128)link.Interface), new KeyPart(range.First.Bits, range.Last.Bits)]))));
}
