using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Dialects;

/// <summary>The spec of a NetworkPolicy. Absent, null and empty lists mean the same everywhere, so none is ever null.</summary>
/// <param name="Node">The spec, or the object when it has none.</param>
/// <param name="PodSelector">Whom the policy applies to; absent means everyone in the namespace, as the empty selector does.</param>
/// <param name="Ingress">The ingress rules in order.</param>
/// <param name="Egress">The egress rules in order.</param>
/// <param name="PolicyTypes">The directions in the order written; never empty after defaulting.</param>
/// <param name="PolicyTypesNode">The list of directions, or the spec.</param>
public sealed record NetworkPolicySpec(
    SyntaxNode Node,
    SelectorObject PodSelector,
    IReadOnlyList<NetworkPolicyRule> Ingress,
    IReadOnlyList<NetworkPolicyRule> Egress,
    IReadOnlyList<Located<string>> PolicyTypes,
    SyntaxNode PolicyTypesNode)
{
    /// <summary>The rules of one direction, whether or not policyTypes names it.</summary>
    public IReadOnlyList<NetworkPolicyRule> Rules(Direction direction) => direction switch
    {
        Direction.Ingress => Ingress,
        Direction.Egress => Egress,
    };

    /// <summary>Whether policyTypes names a direction; only then does the policy isolate in it and do its rules count.</summary>
    public bool Governs(Direction direction)
    {
        string name = direction switch
        {
            Direction.Ingress => "Ingress",
            Direction.Egress => "Egress",
        };
        return PolicyTypes.Any(type => type.Value == name);
    }
}
