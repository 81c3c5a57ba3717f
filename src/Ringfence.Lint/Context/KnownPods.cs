using Ringfence.Core;

namespace Ringfence.Lint;

/// <summary>Finds pods that are known by the labels that their makers give them.</summary>
internal static class KnownPods
{
    // What the manifests and charts of collectors label them with: Prometheus, its operator, VictoriaMetrics, Grafana Alloy.
    private static readonly (string Key, string Value)[] ScraperLabels =
    [
        ("app.kubernetes.io/name", "prometheus"), ("app", "prometheus"), ("k8s-app", "prometheus"), ("app", "prometheus-server"),
        ("app.kubernetes.io/name", "vmagent"), ("app.kubernetes.io/name", "alloy"), ("app.kubernetes.io/name", "grafana-agent"),
    ];

    /// <summary>Who collects metrics.</summary>
    public static IReadOnlyList<Endpoint> Scrapers(LintContext context) => With(context, ScraperLabels);

    /// <summary>The live pods that have one of some labels, wherever they are.</summary>
    public static IReadOnlyList<Endpoint> With(LintContext context, params IReadOnlyList<(string Key, string Value)> labels) =>
    [
        .. labels
            .Where(label => context.Selection.HasPodLabel(label.Key, label.Value))
            .SelectMany(label => context.Selection.Find(Anywhere(label.Key, label.Value)))
            .Distinct()
            .SelectMany(group => group.Members),
    ];

    private static EndpointSelector Anywhere(string key, string value) =>
        new(new NamespaceScope.Matching(LabelSelector.Everything), new LabelSelector([LabelRequirement.Equal(key, value)]));
}
