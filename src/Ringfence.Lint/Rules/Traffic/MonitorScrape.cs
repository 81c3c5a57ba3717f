using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods that a ServiceMonitor or a PodMonitor has scraped for metrics, with policies in the way.</summary>
internal sealed class MonitorScrape : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.MonitorScrape;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        IReadOnlyList<Endpoint> scrapers = KnownPods.Scrapers(context);
        MonitorTargets targets = new(context);
        foreach (LintObject monitor in context.Documents.OfKind("ServiceMonitor").Concat(context.Documents.OfKind("PodMonitor")))
        {
            IEnumerable<(Endpoint, Obstacle)> cut = targets.Of(monitor)
                .GroupBy(target => (Kin: context.Reach.KinOf(target.Pod), target.Port))
                .SelectMany(alike => Obstacle.Between(context, scrapers, alike.First().Pod, (Protocol.Tcp, alike.Key.Port)) is { } obstacle
                    ? alike.Select(target => (target.Pod, obstacle))
                    : []);
            foreach ((Obstacle obstacle, IReadOnlyList<Endpoint> pods) in Obstacle.Gather(cut))
            {
                yield return obstacle.Report(Descriptor, monitor.Kind, $"{monitor.Namespace}/{monitor.Name}", NameList.Workloads(pods));
            }
        }
    }
}
