using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What a grain means.</summary>
internal static class MapGrains
{
    /// <summary>The id of the map line that an endpoint belongs to.</summary>
    public static EndpointId IdOf(this MapGrain grain, Endpoint endpoint) => grain == MapGrain.Workload ? endpoint.Workload : endpoint.Id;
}
