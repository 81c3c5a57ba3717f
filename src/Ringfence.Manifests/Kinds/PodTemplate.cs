using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>What a pod spec says of connections; of a pod, or of the pods that a workload makes.</summary>
/// <param name="Network">The network it lives in.</param>
/// <param name="Node">The node it is bound to; empty when none is named.</param>
/// <param name="Ports">Its named ports: regular containers in the order written, then sidecars.</param>
internal sealed record PodTemplate(PodNetwork Network, string Node, ValueArray<ContainerPort> Ports);
