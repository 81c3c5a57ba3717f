namespace Ringfence.Core;

/// <summary>What the engine answers: final, two values.</summary>
public enum Verdict
{
    /// <summary>The connection goes through.</summary>
    Allow,

    /// <summary>It does not.</summary>
    Deny,
}
