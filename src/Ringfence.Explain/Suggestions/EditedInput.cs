using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>The input after edits in a copy of it.</summary>
/// <param name="Snapshot">The cluster it makes.</param>
/// <param name="Question">The same question, resolved anew in that cluster.</param>
public sealed record EditedInput(ClusterSnapshot Snapshot, ExplainQuestion Question);
