namespace Ringfence.Reference;

/// <summary>A NetworkPolicy before defaulting; null stands for a field that is absent or null in the manifest.</summary>
public sealed record NetworkPolicy(string Namespace, string Name)
{
    public LabelSelector? PodSelector { get; init; }
    public IReadOnlyList<Direction>? PolicyTypes { get; init; }
    public IReadOnlyList<PolicyRule?>? Ingress { get; init; }
    public IReadOnlyList<PolicyRule?>? Egress { get; init; }
}
