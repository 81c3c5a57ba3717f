namespace Ringfence.Nftables;

/// <summary>How often a node looks after what is in force.</summary>
public sealed record EnforcementSettings
{
    /// <summary>The least time between two looks at all live connections. Default 2 s: a change takes effect on live ones in less than 5 s.</summary>
    public TimeSpan BetweenCuts { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// How long TCP connections pass that connection tracking does not know from their beginning, after the first start on a node where it
    /// was off. Default 30 s; none means not at all.
    /// </summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>
    /// How long the table keeps what no rule leads to any more, since packets may be on their way there: they take microseconds. Default 100 ms.
    /// </summary>
    public TimeSpan Flight { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>How long to wait after somebody else changed the table, so that all of a change is put right at once. Default 200 ms.</summary>
    public TimeSpan DriftDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How often the table is listed and compared even when nobody is heard of. Default 10 minutes.</summary>
    public TimeSpan BetweenAudits { get; init; } = TimeSpan.FromMinutes(10);
}
