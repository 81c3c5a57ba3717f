using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Says in words who a term takes. The words name sets, so they leave nothing out, and depend on no order that has no meaning.</summary>
internal static class TermText
{
    /// <summary>The remotes that fit every match, without the traffic.</summary>
    public static string Of(ValueArray<RuleMatch> all) =>
        string.Join(" and ", all.Select(match => Of(match.Peer) + Of(match.Family)).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal));

    /// <summary>A line of a region as a whole.</summary>
    public static string Of(RegionClause clause) =>
        $"{clause.Verdict} {string.Join(" and ", clause.All.Select(match => $"{Of(match.Peer)}{Of(match.Family)} on {Of(match.Traffic)}"))}";

    /// <summary>Ports and port names.</summary>
    public static string Of(TrafficPattern traffic) =>
        string.Join("; ", [traffic.Numbers.ToString(), .. traffic.Names.Select(name => $"{name.Protocol.ToName()} {name.Name}").Order(StringComparer.Ordinal)]);

    /// <summary>The port names of some matches.</summary>
    public static string NamesOf(ValueArray<RuleMatch> all) =>
        string.Join(" and ", all.SelectMany(match => match.Traffic.Names.Select(name => $"{name.Name}/{name.Protocol.ToName()}")).Order(StringComparer.Ordinal));

    private static string Of(Peer peer) => peer switch
    {
        Peer.Anywhere => "anywhere",
        Peer.Nothing => "nothing",
        Peer.Subject => "itself",
        Peer.Endpoints({ Namespaces: NamespaceScope.Only(var name) } selector) => $"{Of(selector.Pods)} in {name}",
        Peer.Endpoints({ Namespaces: NamespaceScope.Matching(var spaces) } selector) => $"{Of(selector.Pods)} in {(spaces.IsEverything ? "all namespaces" : $"[{Of(spaces)}]")}",
        Peer.Networks networks => $"{(networks.Scope == NetworkScope.Unmanaged ? "unmanaged " : string.Empty)}{string.Join(",", networks.Addresses.Ranges.Select(range => $"{range.First}-{range.Last}"))}",
        Peer.Nodes nodes => $"{nodes.Scope} nodes {Of(nodes.Selector)}",
        Peer.Names(var patterns) => $"names {string.Join(",", patterns)}",
        Peer.AnyOf(var peers) => $"({string.Join(" or ", peers.Select(Of).Order(StringComparer.Ordinal))})",
        Peer.Both(var first, var second) => $"({Of(first)} and {Of(second)})",
        Peer.Except(var first, var second) => $"({Of(first)} except {Of(second)})",
        _ => throw new UnreachableException($"Unhandled peer {peer.GetType().Name}."),
    };

    private static string Of(LabelSelector selector) =>
        selector.IsEverything ? "all" : string.Join(", ", selector.Requirements.Select(Of).Order(StringComparer.Ordinal));

    private static string Of(LabelRequirement requirement) =>
        (requirement with { Values = [.. requirement.Values.Order(StringComparer.Ordinal)] }).ToString();

    private static string Of(FamilyScope family) => family == FamilyScope.Any ? string.Empty : $" by {family}";
}
