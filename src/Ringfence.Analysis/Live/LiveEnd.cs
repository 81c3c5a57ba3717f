using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One end of a change of a map; a closed set of cases.</summary>
public abstract record LiveEnd
{
    private LiveEnd()
    {
    }

    /// <summary>A workload or pod.</summary>
    public sealed record Pods(EndpointId Id) : LiveEnd;

    /// <summary>Addresses outside.</summary>
    public sealed record Outside(AddressSet Addresses) : LiveEnd;
}
