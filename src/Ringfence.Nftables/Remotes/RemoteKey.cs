using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>All that the terms in use can see of a pod, besides its address.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Labels">The labels that selectors ask for.</param>
/// <param name="Ports">The declared ports that terms name.</param>
/// <param name="Blocks">Which of the blocks that are asked for together with more than an address have its addresses.</param>
internal readonly record struct RemoteKey(NamespaceName Namespace, LabelSet Labels, ValueArray<ContainerPort> Ports, ValueArray<int> Blocks);
