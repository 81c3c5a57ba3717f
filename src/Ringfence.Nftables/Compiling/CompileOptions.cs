using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>What the ruleset of a node shall be like, besides what the cluster says.</summary>
public sealed record CompileOptions
{
    /// <summary>The usual choices.</summary>
    public static CompileOptions Default { get; } = new();

    /// <summary>What is assumed where upstream leaves the meaning open. Default: <see cref="EnforcementProfile.Default"/>.</summary>
    public EnforcementProfile Profile { get; init; } = EnforcementProfile.Default;

    /// <summary>What becomes of what policies do not allow. Default: it is stopped.</summary>
    public EnforcementMode Mode { get; init; } = EnforcementMode.Enforce;

    /// <summary>How it is stopped. Default: silently.</summary>
    public Refusal Refusal { get; init; } = Refusal.Drop;

    /// <summary>What becomes of live connections. Default: they are cut.</summary>
    public ExistingConnections ExistingConnections { get; init; } = ExistingConnections.Cut;

    /// <summary>How forged sources are found. Default: not at all, since only the node itself knows its interfaces.</summary>
    public SourceCheck SourceCheck { get; init; } = new SourceCheck.Off();

    /// <summary>
    /// Addresses of the node that stand for Services. Default: none, since only the node itself knows its addresses. On the way there a pod is
    /// judged as on the way to the Service's backends.
    /// </summary>
    public ValueArray<LocalService> LocalServices { get; init; } = [];

    /// <summary>How new pods are guarded until their policies are in place. Default: not at all.</summary>
    public PodGuard Guard { get; init; } = PodGuard.Off;

    /// <summary>How stopped packets are told.</summary>
    public LogSettings Log { get; init; } = new();
}
