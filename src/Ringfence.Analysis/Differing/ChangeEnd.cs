namespace Ringfence.Analysis;

/// <summary>One end of a connection that changed.</summary>
/// <param name="Endpoint">The workload, pod or block of addresses; as the new state has it where both have it.</param>
/// <param name="Presence">In which states it exists; addresses always do.</param>
public sealed record ChangeEnd(MapEndpoint Endpoint, Presence Presence)
{
    /// <summary>How it is called.</summary>
    public string Id => Endpoint.Id;
}
