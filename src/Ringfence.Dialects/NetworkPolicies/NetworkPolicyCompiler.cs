using System.Diagnostics;
using Ringfence.Core;

namespace Ringfence.Dialects;

/// <summary>Compiles NetworkPolicies, defaulted and valid, to the intermediate form: one additive tier of policies that only allow (docs/semantics.md, NetworkPolicy).</summary>
public static class NetworkPolicyCompiler
{
    /// <summary>What the tier is called.</summary>
    public const string TierName = "NetworkPolicy";

    /// <summary>The tier that holds every NetworkPolicy of a cluster.</summary>
    /// <param name="policies">The compiled policies, in any order: no order has a meaning.</param>
    /// <param name="profile">Says what the tier never judges.</param>
    public static Tier ToTier(IEnumerable<Policy> policies, EnforcementProfile profile) =>
        new(TierName, 0, TierMode.Additive, EndOfTier.Next, profile.Exemptions, policies.ToValueArray());

    /// <summary>How answers name the policy. One that leaves its name to the server (generateName) is named by its beginning and <c>*</c>.</summary>
    public static PolicyRef RefOf(NetworkPolicyObject policy)
    {
        ObjectMetadata metadata = policy.Metadata;
        string name = metadata.Name.Value.Length > 0 || metadata.GenerateName.Value.Length == 0
            ? metadata.Name.Value
            : $"{metadata.GenerateName.Value}*";
        return new PolicyRef(NetworkPolicyReader.Kind, new NamespaceName(metadata.Namespace.Value), name);
    }

    /// <summary>The meaning of a policy.</summary>
    /// <param name="policy">Defaulted and valid; anything else has no meaning.</param>
    public static Policy Compile(NetworkPolicyObject policy)
    {
        PolicyRef reference = RefOf(policy);
        NamespaceScope own = new NamespaceScope.Only(new NamespaceName(policy.Metadata.Namespace.Value));
        return new Policy(reference, new EndpointSelector(own, SelectorCompiler.Compile(policy.Spec.PodSelector)), 0)
        {
            Mode = PolicyModes.Of(policy.Metadata),
            Ingress = RulesOf(policy.Spec, reference, Direction.Ingress, own),
            Egress = RulesOf(policy.Spec, reference, Direction.Egress, own),
        };
    }

    private static DirectionRules RulesOf(NetworkPolicySpec spec, PolicyRef reference, Direction direction, NamespaceScope own) =>
        spec.Governs(direction)
            ? new DirectionRules(
                Isolation.DefaultDeny,
                spec.Rules(direction).Select((rule, index) => new Rule(
                    new RuleRef(reference, direction, index),
                    RuleAction.Allow,
                    new RuleMatch(PeerOf(rule, own), TrafficOf(rule), FamilyScope.Any))).ToValueArray())
            : DirectionRules.Silent;

    private static Peer PeerOf(NetworkPolicyRule rule, NamespaceScope own) => rule.Peers.Count == 0
        ? new Peer.Anywhere()
        : new Peer.AnyOf(rule.Peers.Select(peer => PeerOf(peer, own)).ToValueArray());

    private static Peer PeerOf(NetworkPolicyPeer peer, NamespaceScope own)
    {
        if (peer.IpBlock is { } block)
        {
            return new Peer.Networks([BlockOf(block.Cidr.Value)], block.Except.Select(hole => BlockOf(hole.Value)).ToValueArray(), NetworkScope.Every);
        }

        NamespaceScope scope = peer.NamespaceSelector is { } namespaces
            ? new NamespaceScope.Matching(SelectorCompiler.Compile(namespaces))
            : own;
        LabelSelector pods = peer.PodSelector is { } selector ? SelectorCompiler.Compile(selector) : LabelSelector.Everything;
        return new Peer.Endpoints(new EndpointSelector(scope, pods));
    }

    private static Cidr BlockOf(string text) => SloppyCidr.TryParse(text, out SloppyCidr block)
        ? block.Effective
        : throw new UnreachableException($"`{text}` passed validation.");

    private static TrafficPattern TrafficOf(NetworkPolicyRule rule)
    {
        if (rule.Ports.Count == 0)
        {
            return TrafficPattern.All;
        }

        TrafficSet numbers = TrafficSet.None;
        List<PortName> names = [];
        foreach (NetworkPolicyPort port in rule.Ports)
        {
            Protocol protocol = ProtocolOf(port);
            if (port.Port is PortValue.Name name)
            {
                names.Add(new PortName(name.Value, protocol));
            }
            else
            {
                numbers = numbers.Union(TrafficSet.Of(protocol, PortsOf(port)));
            }
        }

        return new TrafficPattern(numbers, names.ToValueArray());
    }

    private static PortSet PortsOf(NetworkPolicyPort port) => port.Port is PortValue.Number { Value: var first }
        ? PortSet.Of([new PortRange((ushort)first, (ushort)(port.EndPort?.Value ?? first))])
        : PortSet.All;

    private static Protocol ProtocolOf(NetworkPolicyPort port) => port.Protocol?.Value switch
    {
        "TCP" => Protocol.Tcp,
        "UDP" => Protocol.Udp,
        "SCTP" => Protocol.Sctp,
        var other => throw new UnreachableException($"Protocol `{other}` passed validation."),
    };
}
