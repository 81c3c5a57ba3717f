namespace Ringfence.Core;

/// <summary>One match and one action, addressable by its reference.</summary>
public sealed record Rule(RuleRef Ref, RuleAction Action, RuleMatch Match);
