using Ringfence.Core;
using Ringfence.Nftables;

namespace Ringfence.Lab;

/// <summary>How a lab is to be.</summary>
public sealed record LabSettings
{
    /// <summary>How pods are joined to their nodes. Default: routed.</summary>
    public PodNetworking Networking { get; init; }

    /// <summary>Where IPv4 addresses of pods without one come from. Default: 10.244.0.0/16.</summary>
    public Cidr PodRange { get; init; } = LabPlanner.DefaultPodRange;

    /// <summary>What becomes of packets of pods that are new until their policies are in place. Default: they pass.</summary>
    public GuardMode Guard { get; init; }

    /// <summary>What is assumed where upstream leaves the meaning open.</summary>
    public EnforcementProfile Profile { get; init; } = EnforcementProfile.Default;

    /// <summary>Hears of what happens in the lab.</summary>
    public LabLog Log { get; init; } = new();
}
