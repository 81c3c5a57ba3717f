using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What was done to a workload, a pod or a namespace.</summary>
/// <param name="Kind">Whether it came, went, or differs.</param>
/// <param name="Object">The object's Kubernetes kind.</param>
/// <param name="Namespace">Its namespace; null for a Namespace.</param>
/// <param name="Name">Its name.</param>
/// <param name="Aspects">What differs; at least one.</param>
public sealed record ObjectEdit(EditKind Kind, string Object, NamespaceName? Namespace, string Name, ValueArray<ObjectAspect> Aspects);
