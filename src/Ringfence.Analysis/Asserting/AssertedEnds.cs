using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Some ends of connections that an assertion speaks of; a closed set of cases.</summary>
public abstract record AssertedEnds
{
    private AssertedEnds()
    {
    }

    /// <summary>
    /// The live pods that a selector takes, and workloads without pods. As for the selectors of policies, pods that live in their node's
    /// network are not among them.
    /// </summary>
    public sealed record Pods(EndpointSelector Selector) : AssertedEnds;

    /// <summary>Pods and nodes that were named; pods that have ended are not among them.</summary>
    public sealed record Members(ValueArray<Party> Parties) : AssertedEnds;

    /// <summary>Addresses that belong to nobody of the cluster.</summary>
    public sealed record Outside(AddressSet Addresses) : AssertedEnds;

    /// <summary>What stands behind a Service, each on its own port; as a destination only.</summary>
    public sealed record Behind(ValueArray<ServiceBackend> Backends) : AssertedEnds;
}
