namespace Ringfence.Lint;

/// <summary>The rules of this folder, by code.</summary>
internal static class TrafficRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<ILintRule> All { get; } =
    [
        new RuleForProbes(),
        new StatefulSetPeers(),
        new StatefulSetApart(),
        new AnnotatedScrape(),
        new MonitorScrape(),
        new IngressBackend(),
        new RouteBackend(),
        new WebhookServer(),
        new ApiServerClient(),
        new ApiServerAsPod(),
        new OneSideOnly(),
    ];
}
