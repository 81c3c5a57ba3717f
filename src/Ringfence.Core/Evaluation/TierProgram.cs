namespace Ringfence.Core;

/// <summary>What one tier says to one subject in one direction.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Selecting">Its policies that select the subject; at least one.</param>
/// <param name="IsolatedBy">Those that isolate it in this direction.</param>
/// <param name="Rules">Their rules for this direction, in the order in which the tier walks them.</param>
public sealed record TierProgram(Tier Tier, ValueArray<PolicyRef> Selecting, ValueArray<PolicyRef> IsolatedBy, ValueArray<Rule> Rules);
