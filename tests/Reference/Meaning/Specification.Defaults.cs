namespace Ringfence.Reference;

public static partial class Specification
{
    /// <summary>[2.3] <c>{}</c>: selects everything.</summary>
    private static LabelSelector Everything { get; } = new(null, null);

    /// <summary>[2.4] <c>ingress: [null]</c>: a rule with nothing in it.</summary>
    private static PolicyRule EmptyRule { get; } = new(null, null);

    /// <summary>[2.4] <c>ports: [null]</c>: an entry with nothing in it.</summary>
    private static PolicyPort EmptyPort { get; } = new(null, null, null, null);

    /// <summary>[2.1] With none written: Ingress, and Egress too when there is at least one egress rule.</summary>
    private static IReadOnlyList<Direction> PolicyTypesOf(NetworkPolicy policy)
    {
        if (policy.PolicyTypes is { Count: > 0 } written)
        {
            return written;
        }

        return policy.Egress is { Count: > 0 } ? [Direction.Ingress, Direction.Egress] : [Direction.Ingress];
    }

    /// <summary>[2.2] TCP when none is written.</summary>
    private static Protocol ProtocolOf(PolicyPort port) => port.Protocol ?? Protocol.Tcp;

    /// <summary>[5.5] TCP when none is written, on the container's side too.</summary>
    private static Protocol ProtocolOf(ContainerPort port) => port.Protocol ?? Protocol.Tcp;

    /// <summary>[2.3] No list and an empty list are the same: no rule.</summary>
    private static IEnumerable<PolicyRule> RulesFor(NetworkPolicy policy, Direction direction) =>
        ((direction == Direction.Ingress ? policy.Ingress : policy.Egress) ?? []).Select(rule => rule ?? EmptyRule);
}
