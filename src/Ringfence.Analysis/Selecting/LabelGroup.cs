using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Live endpoints of one namespace that have the same labels and live in the same kind of network: what no selector can tell apart.</summary>
/// <param name="Namespace">Their namespace.</param>
/// <param name="Labels">Their labels.</param>
/// <param name="Network">Whose network they live in; selectors take host-network pods too, policies do not (docs/semantics.md 5.8).</param>
/// <param name="Members">The endpoints, at least one, in the order of the snapshot.</param>
public sealed record LabelGroup(ClusterNamespace Namespace, LabelSet Labels, PodNetwork Network, IReadOnlyList<Endpoint> Members)
{
    /// <summary>One of them; what a selector says of it holds for all.</summary>
    public Endpoint Sample => Members[0];
}
