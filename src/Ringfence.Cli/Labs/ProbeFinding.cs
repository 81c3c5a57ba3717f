using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Lab;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>What became of a probe, and what the policies say of it.</summary>
/// <param name="Route">The probe.</param>
/// <param name="Answer">What came back.</param>
/// <param name="ArrivedAt">Where its first packet arrived; null when it did not.</param>
/// <param name="Drop">The record of its drop; null when it has none.</param>
/// <param name="Others">Who else has rules on the way; looked up only where a drop has no record.</param>
/// <param name="Explanation">What the policies say.</param>
internal sealed record ProbeFinding(
    LabRoute Route, ProbeAnswer Answer, string? ArrivedAt, DropRecord? Drop, IReadOnlyList<string> Others, Explanation Explanation)
{
    /// <summary>Whether its first packet arrived.</summary>
    public bool Arrived => ArrivedAt is not null;

    /// <summary>Whether the packet fared as the policies say.</summary>
    public bool Agrees => Arrived == (Explanation.Verdict == Verdict.Allow);
}
