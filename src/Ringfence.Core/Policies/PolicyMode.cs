namespace Ringfence.Core;

/// <summary>Whether nodes act on a policy. The Evaluator answers as if all were enforced: that is what the policy says.</summary>
public enum PolicyMode
{
    /// <summary>They stop what it does not allow.</summary>
    Enforced,

    /// <summary>They only tell what it would stop: it neither isolates nor allows.</summary>
    Audited,
}
