using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What one policy does, in sentences.</summary>
/// <param name="Policy">The policy.</param>
/// <param name="AppliesTo">Whom it selects, as one sentence.</param>
/// <param name="Ingress">What it does to traffic into them.</param>
/// <param name="Egress">What it does to traffic out of them.</param>
/// <param name="Surprises">What it does that its author may not expect; one sentence each.</param>
public sealed record PolicyDescription(
    PolicyRef Policy,
    string AppliesTo,
    DirectionDescription Ingress,
    DirectionDescription Egress,
    ValueArray<string> Surprises);
