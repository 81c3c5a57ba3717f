using Ringfence.Reference;
using static Ringfence.Testing.Reductions;

namespace Ringfence.Testing;

/// <summary>Policies one step smaller: lists without an entry, fields without a value.</summary>
internal static class PolicyReductions
{
    public static IEnumerable<NetworkPolicy> Of(NetworkPolicy policy) =>
    [
        .. When(policy.Ingress is not null, policy with { Ingress = null }),
        .. When(policy.Egress is not null, policy with { Egress = null }),
        .. When(policy.PolicyTypes is not null, policy with { PolicyTypes = null }),
        .. When(policy.PodSelector is not null, policy with { PodSelector = null }),
        .. Without(policy.Ingress ?? []).Select(rules => policy with { Ingress = rules }),
        .. Without(policy.Egress ?? []).Select(rules => policy with { Egress = rules }),
        .. Without(policy.PolicyTypes ?? []).Select(types => policy with { PolicyTypes = types }),
        .. Each(policy.Ingress ?? [], Rule).Select(rules => policy with { Ingress = rules }),
        .. Each(policy.Egress ?? [], Rule).Select(rules => policy with { Egress = rules }),
        .. Selector(policy.PodSelector).Select(selector => policy with { PodSelector = selector }),
    ];

    private static IEnumerable<PolicyRule?> Rule(PolicyRule? rule) => rule is null
        ? []
        : [
            .. When(rule.Peers is not null, rule with { Peers = null }),
            .. When(rule.Ports is not null, rule with { Ports = null }),
            .. Without(rule.Peers ?? []).Select(peers => rule with { Peers = peers }),
            .. Without(rule.Ports ?? []).Select(ports => rule with { Ports = ports }),
            .. Each(rule.Peers ?? [], Peer).Select(peers => rule with { Peers = peers }),
            .. Each(rule.Ports ?? [], Port).Select(ports => rule with { Ports = ports }),
        ];

    private static IEnumerable<PolicyPeer> Peer(PolicyPeer peer) =>
    [
        .. When(peer is { PodSelector: not null, NamespaceSelector: not null }, peer with { PodSelector = null }),
        .. When(peer is { PodSelector: not null, NamespaceSelector: not null }, peer with { NamespaceSelector = null }),
        .. Selector(peer.PodSelector).Select(selector => peer with { PodSelector = selector }),
        .. Selector(peer.NamespaceSelector).Concat(ByName(peer.NamespaceSelector)).Select(selector => peer with { NamespaceSelector = selector }),
        .. peer.IpBlock is { Except: not null } block
            ? (IEnumerable<PolicyPeer>)[peer with { IpBlock = block with { Except = null } }, .. Without(block.Except).Select(holes => peer with { IpBlock = block with { Except = holes } })]
            : [],
    ];

    private static IEnumerable<PolicyPort?> Port(PolicyPort? port) => port is null
        ? []
        : [
            .. When(port.EndPort is not null, port with { EndPort = null }),
            .. When(port.Name is not null, port with { Name = null }),
            .. When(port is { Number: not null, EndPort: null }, port with { Number = null }),
            .. When(port.Protocol is not null, port with { Protocol = null }),
        ];

    private static IEnumerable<LabelSelector> Selector(LabelSelector? selector) => selector is null
        ? []
        : [
            .. When(selector.MatchLabels is not null, selector with { MatchLabels = null }),
            .. When(selector.MatchExpressions is not null, selector with { MatchExpressions = null }),
            .. Without(selector.MatchLabels ?? new Dictionary<string, string>()).Select(labels => selector with { MatchLabels = labels }),
            .. Without(selector.MatchExpressions ?? []).Select(asked => selector with { MatchExpressions = asked }),
            .. Each(selector.MatchExpressions ?? [], Requirement).Select(asked => selector with { MatchExpressions = asked }),
        ];

    /// <summary>
    /// A selector by name in place of any other that asks for something: no namespace has to be read for it. The names end
    /// with one that nobody has; a selector by name is not replaced again, so this ends too.
    /// </summary>
    private static IEnumerable<LabelSelector> ByName(LabelSelector? selector)
    {
        bool asks = selector is { MatchLabels.Count: > 0 } or { MatchExpressions.Count: > 0 };
        bool isByName = selector is { MatchLabels: { Count: 1 } labels, MatchExpressions: null } && labels.ContainsKey(Vocabulary.NameLabel);
        return asks && !isByName
            ? Vocabulary.Namespaces.Append("nobody").Select(name => new LabelSelector(new Dictionary<string, string> { [Vocabulary.NameLabel] = name }, null))
            : [];
    }

    /// <summary>In and NotIn keep at least one value (3.2, row 22).</summary>
    private static IEnumerable<LabelRequirement> Requirement(LabelRequirement asked) => asked.Values is { Count: 0 }
        ? [asked with { Values = null }]
        : Without(asked.Values ?? []).Where(values => values.Count > 0).Select(values => asked with { Values = values });
}
