namespace Ringfence.Core;

/// <summary>A Service: never a policy object, but a name for backends that a question may use.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Kind">How it is reached.</param>
/// <param name="Ports">Its ports.</param>
public sealed record Service(ServiceName Name, ServiceKind Kind, ValueArray<ServicePort> Ports)
{
    /// <summary>Selects its backends in its own namespace; null when it has no selector and EndpointSlices name them.</summary>
    public LabelSelector? Selector { get; init; }

    /// <summary>The DNS name it stands for; empty unless it is an ExternalName.</summary>
    public string ExternalName { get; init; } = string.Empty;

    /// <summary>Its virtual addresses; empty when none are given or it is headless.</summary>
    public ValueArray<Address> ClusterAddresses { get; init; } = [];

    /// <summary>Where its node ports lead.</summary>
    public ExternalTraffic ExternalTraffic { get; init; }
}
