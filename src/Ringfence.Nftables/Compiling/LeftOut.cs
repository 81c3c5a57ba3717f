using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>An endpoint that the ruleset does not know, and why.</summary>
public sealed record LeftOut(EndpointId Endpoint, LeftOutReason Reason);
