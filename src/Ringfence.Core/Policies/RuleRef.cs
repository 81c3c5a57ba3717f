namespace Ringfence.Core;

/// <summary>Names one rule: how every answer says which rule it means. Where it stands in a file is the front end's to know.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="Direction">Which of its lists.</param>
/// <param name="Index">0-based place in that list, as written.</param>
public sealed record RuleRef(PolicyRef Policy, Direction Direction, int Index)
{
    /// <summary><c>shop/allow-web ingress[0]</c>.</summary>
    public override string ToString() =>
        $"{Policy} {(Direction == Direction.Ingress ? "ingress" : "egress")}[{Index}]";
}
