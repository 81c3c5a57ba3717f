namespace Ringfence.Core;

/// <summary>What a first-match tier does with a connection that none of its rules decides.</summary>
public enum EndOfTier
{
    /// <summary>Leaves it to the next tier.</summary>
    Next,

    /// <summary>Allows it.</summary>
    Allow,

    /// <summary>Denies it, when a policy of the tier applies to the subject.</summary>
    Deny,
}
