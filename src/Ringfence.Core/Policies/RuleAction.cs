namespace Ringfence.Core;

/// <summary>What a rule says; what the engine answers is a verdict.</summary>
public enum RuleAction
{
    /// <summary>Let it through.</summary>
    Allow,

    /// <summary>Stop it.</summary>
    Deny,

    /// <summary>Leave it to the next tier.</summary>
    Pass,

    /// <summary>Take note of it and go on.</summary>
    Log,
}
