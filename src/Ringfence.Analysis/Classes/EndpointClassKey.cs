using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Everything about an endpoint that some policy of the cluster could tell apart, but for being the subject itself and its node.</summary>
/// <param name="Namespace">Its namespace.</param>
/// <param name="Labels">The labels that selectors ask for.</param>
/// <param name="Ports">The declared ports that rules name.</param>
/// <param name="Phase">Whether it still runs.</param>
/// <param name="Addresses">Where its addresses lie.</param>
/// <param name="NodeTraffic">Whether its traffic is that of a node which is known.</param>
/// <param name="Machine">The node it is on, where rules tell nodes apart and it shares the node's network.</param>
internal sealed record EndpointClassKey(
    NamespaceName Namespace,
    LabelSet Labels,
    ValueArray<ContainerPort> Ports,
    PodPhase Phase,
    AddressFacet Addresses,
    NodeTraffic NodeTraffic,
    NodeName? Machine);
