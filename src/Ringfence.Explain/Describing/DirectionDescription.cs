using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What one policy does in one direction.</summary>
/// <param name="Summary">One sentence: whether it isolates, and how much it then lets through.</param>
/// <param name="Rules">What each rule lets through, in the order written; without a stop.</param>
public sealed record DirectionDescription(string Summary, ValueArray<string> Rules);
