using Ringfence.Core;
using Ringfence.Dialects;

namespace Ringfence.Lint;

/// <summary>One element of the <c>ports</c> of a rule that counts.</summary>
/// <param name="Rule">The rule it belongs to.</param>
/// <param name="Written">The element as written, defaults filled in.</param>
internal sealed record RulePort(PolicyRule Rule, NetworkPolicyPort Written)
{
    /// <summary>Its policy.</summary>
    public LintPolicy Policy => Rule.Policy;

    /// <summary>The direction of the rule.</summary>
    public Direction Direction => Rule.Direction;

    /// <summary>For whom it is written.</summary>
    public Peer Peer => Rule.Compiled.Match.Peer;

    /// <summary>Its protocol; the API server takes no other than the three.</summary>
    public Protocol Protocol => ProtocolName.TryParse(Written.Protocol?.Value ?? string.Empty, out Protocol protocol) ? protocol : Protocol.Tcp;

    /// <summary>A port number alone, no range; 0 for anything else.</summary>
    public ushort Number => Written is { Port: PortValue.Number { Value: var number }, EndPort: null } ? (ushort)number : (ushort)0;

    /// <summary>A port name; empty for anything else.</summary>
    public string Name => Written.Port is PortValue.Name name ? name.Value : string.Empty;

    /// <summary>Every such element of a policy, ingress first.</summary>
    public static IEnumerable<RulePort> Of(LintPolicy policy) =>
        policy.Rules.SelectMany(rule => rule.Written.Ports.Select(port => new RulePort(rule, port)));
}
