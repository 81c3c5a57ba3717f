using Ringfence.Core;
using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Pods that ask by annotation to be scraped for metrics, with policies in the way.</summary>
internal sealed class AnnotatedScrape : ILintRule
{
    /// <inheritdoc/>
    public DiagnosticDescriptor Descriptor => TrafficDiagnostics.AnnotatedScrape;

    /// <inheritdoc/>
    public IEnumerable<Diagnostic> Examine(LintContext context)
    {
        IReadOnlyList<Endpoint> scrapers = KnownPods.Scrapers(context);
        return Obstacle
            .Gather(context.Selection.Groups
                .Where(group => group.Network == PodNetwork.Own)
                .SelectMany(group => group.Members)
                .Select(pod => (Pod: pod, Needs: context.Documents.NeedsOf(pod)))
                .Where(one => one.Needs.Scrape == "true")
                .GroupBy(one => (Kin: context.Reach.KinOf(one.Pod), one.Needs))
                .SelectMany(alike => Obstacle.Between(context, scrapers, alike.First().Pod, PortsOf(alike.Key.Needs)) is { } obstacle
                    ? alike.Select(one => (one.Pod, obstacle))
                    : []))
            .Select(cut => cut.Obstacle.Report(Descriptor, NameList.Workloads(cut.Pods)));
    }

    // Without a port, the usual configuration tries every port that is declared.
    private static IReadOnlyList<(Protocol, ushort)> PortsOf(PodNeeds needs) =>
        needs.ScrapePort.Length > 0
            ? ushort.TryParse(needs.ScrapePort, out ushort port) ? [(Protocol.Tcp, port)] : []
            : [.. needs.Ports.Where(port => port.Protocol == "TCP" && port.Number > 0).Select(port => (Protocol.Tcp, (ushort)port.Number))];
}
