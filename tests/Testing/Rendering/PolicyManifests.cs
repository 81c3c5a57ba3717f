using Ringfence.Reference;
using static Ringfence.Testing.ManifestBuilder;

namespace Ringfence.Testing;

/// <summary>NetworkPolicies, each null field left out or null.</summary>
internal sealed class PolicyManifests(ManifestBuilder build)
{
    public ManifestNode Of(NetworkPolicy policy) =>
        build.Object("networking.k8s.io/v1", "NetworkPolicy", build.Metadata(policy.Name, policy.Namespace, null), Spec(policy));

    /// <summary>2.4: a spec with nothing in it may be missing, null or empty.</summary>
    private KeyValuePair<string, ManifestNode>? Spec(NetworkPolicy policy)
    {
        if (policy is { PodSelector: null, PolicyTypes: null, Ingress: null, Egress: null })
        {
            return build.Choices.OneOf(RenderTrait.SpecEmpty, RenderTrait.SpecNull, RenderTrait.SpecAbsent) switch
            {
                RenderTrait.SpecEmpty => Field("spec", new ManifestNode.Mapping([])),
                RenderTrait.SpecNull => Field("spec", new ManifestNode.Null()),
                _ => null,
            };
        }

        return Field("spec", build.Fields(
            build.Optional("egress", policy.Egress is null ? null : Items(policy.Egress, rule => Rule(rule, "to"))),
            build.Optional("ingress", policy.Ingress is null ? null : Items(policy.Ingress, rule => Rule(rule, "from"))),
            build.Optional("podSelector", policy.PodSelector is null ? null : Selector(policy.PodSelector)),
            build.Optional("policyTypes", policy.PolicyTypes is null ? null : Items(policy.PolicyTypes, type => new ManifestNode.Text(type.ToString())))));
    }

    private ManifestNode Rule(PolicyRule? rule, string peers) => rule is null
        ? new ManifestNode.Null()
        : build.Fields(
            build.Optional(peers, rule.Peers is null ? null : Items(rule.Peers, Peer)),
            build.Optional("ports", rule.Ports is null ? null : Items(rule.Ports, Port)));

    private ManifestNode Peer(PolicyPeer peer) => build.Fields(
        build.Optional("ipBlock", peer.IpBlock is null ? null : Block(peer.IpBlock)),
        build.Optional("namespaceSelector", peer.NamespaceSelector is null ? null : Selector(peer.NamespaceSelector)),
        build.Optional("podSelector", peer.PodSelector is null ? null : Selector(peer.PodSelector)));

    private ManifestNode.Mapping Block(IpBlock block) => build.Fields(
        Field("cidr", block.Cidr),
        build.Optional("except", block.Except is null ? null : Items(block.Except, hole => new ManifestNode.Text(hole))));

    private ManifestNode Port(PolicyPort? port) => port is null
        ? new ManifestNode.Null()
        : build.Fields(
            build.Optional("endPort", port.EndPort is { } last ? new ManifestNode.Number(last, NumberUse.PolicyPort) : null),
            build.Optional("port", port.Name is { } name
                ? new ManifestNode.Text(name)
                : port.Number is { } number ? new ManifestNode.Number(number, NumberUse.PolicyPort) : null),
            build.Optional("protocol", port.Protocol is { } protocol ? Word(protocol) : null));

    private ManifestNode.Mapping Selector(LabelSelector selector) => build.Fields(
        build.Optional("matchExpressions", selector.MatchExpressions is null ? null : Items(selector.MatchExpressions, Requirement)),
        build.Optional("matchLabels", selector.MatchLabels is null ? null : build.Labels(selector.MatchLabels)));

    private ManifestNode.Mapping Requirement(LabelRequirement requirement) => build.Fields(
        Field("key", requirement.Key),
        Field("operator", requirement.Operator.ToString()),
        build.Optional("values", requirement.Values is null ? null : Items(requirement.Values, value => new ManifestNode.Text(value))));
}
