using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>A policy that is only audited and has rules for a pod that enforced policies isolate: what it would allow does not count.</summary>
public sealed record MissedAllowance(PolicyRef Policy, EndpointId Pod);
