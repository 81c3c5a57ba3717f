namespace Ringfence.Core;

/// <summary>A rule that was held against the connection, and what came of it.</summary>
/// <param name="Rule">The rule.</param>
/// <param name="Action">What it says.</param>
/// <param name="Fit">Whether it fits.</param>
/// <param name="Misses">Why it does not; empty when it fits, else at least one reason.</param>
public sealed record TriedRule(RuleRef Rule, RuleAction Action, Fit Fit, ValueArray<Miss> Misses);
