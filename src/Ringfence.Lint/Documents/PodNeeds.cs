using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>What a pod's own manifest says of its traffic, besides what the snapshot holds. Equal needs are one object.</summary>
/// <param name="Probes">Its probes over the network, in the order of its containers.</param>
/// <param name="Ports">Every port that a container declares, named or not.</param>
/// <param name="Scrape">The value of <c>prometheus.io/scrape</c>; empty when absent.</param>
/// <param name="ScrapePort">The value of <c>prometheus.io/port</c>; empty when absent.</param>
/// <param name="ServiceAccount">The ServiceAccount whose token it is given; empty for the default one, and where the pod wants no token.</param>
public sealed record PodNeeds(ValueArray<PodProbe> Probes, ValueArray<DeclaredPort> Ports, string Scrape, string ScrapePort, string ServiceAccount)
{
    /// <summary>A pod that says nothing.</summary>
    public static PodNeeds None { get; } = new([], [], string.Empty, string.Empty, string.Empty);
}
