using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>A copy of the input after edits, read end to end.</summary>
/// <param name="Snapshot">The cluster it makes.</param>
/// <param name="Question">The same question, resolved anew in that cluster.</param>
/// <param name="Diff">What changed, as a unified diff with file names.</param>
public sealed record EditedInput(ClusterSnapshot Snapshot, ExplainQuestion Question, string Diff);
