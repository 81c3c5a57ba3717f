using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Whether one selector, peer or rule takes all that another one takes, in any cluster whatever its pods: read off their sets, so a no may also mean that it is not plain.</summary>
internal static class SelectorCover
{
    /// <summary>Whether a rule fits every connection that another one fits, given the same subject.</summary>
    public static bool Covers(this RuleMatch wide, RuleMatch narrow) =>
        wide.Family == narrow.Family && wide.Traffic.Covers(narrow.Traffic) && wide.Peer.Covers(narrow.Peer);

    /// <summary>Whether a selector takes every set of labels that another one takes.</summary>
    public static bool Covers(this LabelSelector wide, LabelSelector narrow) =>
        wide.Requirements.All(asked => narrow.Requirements.Any(given => given.Implies(asked)));

    private static bool Covers(this TrafficPattern wide, TrafficPattern narrow) =>
        narrow.Numbers.Except(wide.Numbers).IsEmpty
        && narrow.Names.All(name => wide.Numbers.PortsOf(name.Protocol).IsAll || wide.Names.Contains(name));

    private static bool Covers(this Peer wide, Peer narrow) => (wide, narrow) switch
    {
        (Peer.Anywhere, _) => true,
        (_, Peer.AnyOf(var peers)) => peers.All(peer => wide.Covers(peer)),
        (Peer.AnyOf(var peers), _) => peers.Any(peer => peer.Covers(narrow)),
        (Peer.Networks all, Peer.Networks some) => all.Scope == some.Scope && all.Addresses.Contains(some.Addresses),
        (Peer.Endpoints(var all), Peer.Endpoints(var some)) => all.Namespaces.Covers(some.Namespaces) && all.Pods.Covers(some.Pods),
        _ => false,
    };

    // Of a namespace that is named no label is certain but the name.
    private static bool Covers(this NamespaceScope wide, NamespaceScope narrow) => (wide, narrow) switch
    {
        (NamespaceScope.Only all, NamespaceScope.Only some) => all == some,
        (NamespaceScope.Matching(var all), NamespaceScope.Matching(var some)) => all.Covers(some),
        (NamespaceScope.Matching(var all), NamespaceScope.Only(var name)) =>
            all.Covers(new LabelSelector([LabelRequirement.Equal(ClusterNamespace.NameLabel, name.Value)])),
        (NamespaceScope.Only(var name), NamespaceScope.Matching(var some)) =>
            new LabelSelector([LabelRequirement.Equal(ClusterNamespace.NameLabel, name.Value)]).Covers(some),
        _ => false,
    };

    private static bool Implies(this LabelRequirement given, LabelRequirement asked) => given.Key == asked.Key && (given.Operator, asked.Operator) switch
    {
        (LabelOperator.In, LabelOperator.In) => given.Values.All(asked.Values.Contains),
        (LabelOperator.In, LabelOperator.NotIn) => !given.Values.Any(asked.Values.Contains),
        (LabelOperator.In or LabelOperator.Exists, LabelOperator.Exists) => true,
        (LabelOperator.NotIn, LabelOperator.NotIn) => asked.Values.All(given.Values.Contains),
        (LabelOperator.DoesNotExist, LabelOperator.NotIn or LabelOperator.DoesNotExist) => true,
        _ => false,
    };
}
