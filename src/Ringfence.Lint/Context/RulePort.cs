using Ringfence.Core;
using Ringfence.Dialects;

namespace Ringfence.Lint;

/// <summary>One element of the <c>ports</c> of a rule that counts, with the rule it belongs to.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Rule">The rule as compiled.</param>
/// <param name="Written">The element as written, defaults filled in.</param>
internal sealed record RulePort(LintPolicy Policy, Rule Rule, NetworkPolicyPort Written)
{
    /// <summary>The direction of the rule.</summary>
    public Direction Direction => Rule.Ref.Direction;

    /// <summary>Its protocol; the API server takes no other than the three.</summary>
    public Protocol Protocol => ProtocolName.TryParse(Written.Protocol?.Value ?? string.Empty, out Protocol protocol) ? protocol : Protocol.Tcp;

    /// <summary>A port number alone, no range; 0 for anything else.</summary>
    public ushort Number => Written is { Port: PortValue.Number { Value: var number }, EndPort: null } ? (ushort)number : (ushort)0;

    /// <summary>A port name; empty for anything else.</summary>
    public string Name => Written.Port is PortValue.Name name ? name.Value : string.Empty;

    /// <summary>Every such element of a policy, ingress first.</summary>
    public static IEnumerable<RulePort> Of(LintPolicy policy) => In(policy, Direction.Ingress).Concat(In(policy, Direction.Egress));

    private static IEnumerable<RulePort> In(LintPolicy policy, Direction direction) => policy.Compiled.In(direction).Rules
        .SelectMany(rule => policy.Spec.Rules(direction)[rule.Ref.Index].Ports.Select(port => new RulePort(policy, rule, port)));
}
