using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Writes what finds packets of pods with a source that is not theirs, also within connections.</summary>
/// <param name="check">How they are found.</param>
/// <param name="families">The words of the table's packets.</param>
internal sealed class SourceRules(SourceCheck check, IReadOnlyList<FamilyFields> families)
{
    /// <summary>The set of IPv6 sources that are nobody's for good.</summary>
    public const string Unrouted = "unrouted6";

    private static readonly NftExpression Return = new NftExpression.Decide(new NftVerdict.Return());

    private readonly ElementSet _links = ElementSet.Of(LinksOf(check).Select(number => SetElement.Of((UInt128)number)));
    private readonly ElementSet _own4 = OwnOf(AddressFamily.IPv4, check);
    private readonly ElementSet _own6 = OwnOf(AddressFamily.IPv6, check);
    private readonly VerdictMap[] _owners = IsListed(check, families) ? [.. families.Select(fields => Owners(fields, OwnOf(fields.Family, check)))] : [];

    /// <summary>Whether anything is checked, and so the interfaces that lead to pods are known.</summary>
    public bool IsChecked => check is SourceCheck.Routed or SourceCheck.Listed;

    /// <summary>The sets, when anything is checked.</summary>
    public IEnumerable<NftSet> Sets => check switch
    {
        SourceCheck.Off or SourceCheck.Bridged => [],
        SourceCheck.Routed => [LinkSet, UnroutedSources],
        SourceCheck.Listed(var links) =>
        [
            LinkSet,
            UnroutedSources,
            .. families.Select(Own),
            .. families.Select(fields => Ranges(fields, links)),
        ],
        _ => throw new UnreachableException($"Unhandled check {check.GetType().Name}."),
    };

    /// <summary>What leads to the check from a base chain that sees packets; empty when nothing is checked.</summary>
    public IEnumerable<NftRule> Entry => IsChecked ? [NftRule.Of(FromPod, Check)] : [];

    /// <summary>
    /// The same for one that sees frames. Those may be of neither family, and nothing is said of such; and connections are not known there, so
    /// one lookup lets a pod's own address pass.
    /// </summary>
    public IEnumerable<NftRule> FrameEntry => families.Select(fields => NftRule.Of(fields.IsFamily, FromOwn(fields) with { How = Comparison.IsNot }, FromPod, Check));

    /// <summary>
    /// What accepts packets ahead of the check that something is true of and that a pod sends from its own address, so that one lookup, of the
    /// kind that costs least, and one comparison are all they pay; empty where addresses are not listed.
    /// </summary>
    /// <param name="which">What is true of them.</param>
    public IEnumerable<NftRule> AcceptOwn(NftExpression which) =>
        families.Zip(_owners, (fields, owners) => NftRule.Of(which, fields.IsFamily, new NftExpression.Dispatch([fields.Source], owners.Name)));

    /// <summary>The maps that this takes: from each address that comes from one pod to the chain of its interface.</summary>
    public IEnumerable<VerdictMap> Maps => _owners;

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
            // Of frames, none comes here from a pod's own address.
            .. IsListed(check, families) ? families.Select(fields => NftRule.Of(fields.IsFamily, FromOwn(fields), Return)) : [],
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

        return
        [
            new NftChain(TableNames.Sources, [.. rules], "finds forged sources"),
            new NftChain(TableNames.Spoofed, end, "where packets with forged sources end"),
            .. IsListed(check, families) ? LinksOf(check).Distinct().Select(Link) : [],
        ];
    }

    /// <summary>The set of interfaces that lead to pods.</summary>
    public string LinksName => LocalRoom.NameOf("pod_links", _links.Count);

    /// <summary>The set of single addresses that may come from each interface.</summary>
    public string OwnName(AddressFamily family) => LocalRoom.NameOf(family == AddressFamily.IPv4 ? "sources4" : "sources6", OwnOf(family).Count);

    /// <summary>The set of ranges that may.</summary>
    public static string RangesName(AddressFamily family) => family == AddressFamily.IPv4 ? "source_ranges4" : "source_ranges6";

    // Tables of frames know no connections.
    private static bool IsListed(SourceCheck check, IReadOnlyList<FamilyFields> families) => check is SourceCheck.Listed && families == FamilyFields.Both;

    private static VerdictMap Owners(FamilyFields fields, ElementSet own)
    {
        // An address that two interfaces may send from is left to the check.
        ValueArray<MapEntry> entries =
        [
            .. own.GroupBy(element => element.Parts[1].First)
                .Where(address => address.Count() == 1)
                .Select(address => new MapEntry(SetElement.Of(address.Key), new NftVerdict.Jump(LinkName((int)address.Single().Parts[0].First))))
                .Order(),
        ];
        return new VerdictMap(LocalRoom.NameOf(fields.Family == AddressFamily.IPv4 ? "owners4" : "owners6", entries.Count), [fields.Address], "whose packets come from an address")
        {
            Entries = entries,
            Capacity = LocalRoom.Of(entries.Count),
        };
    }

    private static string LinkName(int number) => $"link_{number}";

    private static NftChain Link(int number) => new(
        LinkName(number),
        [NftRule.Of(new NftExpression.Compare(NftField.InputInterface, Comparison.Is, (UInt128)number), new NftExpression.Decide(new NftVerdict.Accept()))],
        "packets of connections that come by the interface of the pod whose address they have");

    private ElementSet OwnOf(AddressFamily family) => family == AddressFamily.IPv4 ? _own4 : _own6;

    private static NftExpression Check => new NftExpression.Decide(new NftVerdict.Jump(TableNames.Sources));

    private NftExpression.InSet FromPod => new([NftField.InputInterface], Comparison.Is, LinksName);

    private NftExpression.InSet FromOwn(FamilyFields fields) => new([NftField.InputInterface, fields.Source], Comparison.Is, OwnName(fields.Family));

    private static NftSet UnroutedSources => new(Unrouted, [FieldType.IPv6Address], SetKind.Interval, "unspecified and link-local sources")
    {
        Elements = ElementSet.Of(
            SetElement.Of(0),
            SetElement.Of(new AddressRange(LinkLocal.First, LinkLocal.Last))),
    };

    private static Cidr LinkLocal => new(new Address(AddressFamily.IPv6, (UInt128)0xFE80 << 112), 10);

    private NftSet LinkSet => new(LinksName, [FieldType.Interface], SetKind.Hash, "interfaces that lead to pods") { Elements = _links, Capacity = LocalRoom.Of(_links.Count) };

    private static IEnumerable<int> LinksOf(SourceCheck check) => check switch
    {
        SourceCheck.Off or SourceCheck.Bridged => [],
        SourceCheck.Routed(var interfaces) => interfaces,
        SourceCheck.Listed(var links) => links.Select(link => link.Interface),
        _ => throw new UnreachableException($"Unhandled check {check.GetType().Name}."),
    };

    private static ElementSet OwnOf(AddressFamily family, SourceCheck check) =>
        check is SourceCheck.Listed(var links) ? Elements(family, links, range => range.First == range.Last) : ElementSet.Empty;

    private NftSet Own(FamilyFields fields) => new(OwnName(fields.Family), [FieldType.Interface, fields.Address], SetKind.Hash, "what may come from each pod's interface")
    {
        Elements = OwnOf(fields.Family),
        Capacity = LocalRoom.Of(OwnOf(fields.Family).Count),
    };

    private static NftSet Ranges(FamilyFields fields, ValueArray<PodLink> links) =>
        new(RangesName(fields.Family), [FieldType.Interface, fields.Address], SetKind.Interval, "ranges that may come from a pod's interface") { Elements = Elements(fields.Family, links, range => range.First != range.Last) };

    private static ElementSet Elements(AddressFamily family, ValueArray<PodLink> links, Func<AddressRange, bool> chosen) => ElementSet.Of(links.SelectMany(link =>
        link.Sources.In(family).Ranges.Where(chosen).Select(range => new SetElement([KeyPart.Of((UInt128)link.Interface), new KeyPart(range.First.Bits, range.Last.Bits)]))));
}
