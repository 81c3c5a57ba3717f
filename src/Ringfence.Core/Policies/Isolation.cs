namespace Ringfence.Core;

/// <summary>Whether a policy makes its subjects default-deny in a direction.</summary>
public enum Isolation
{
    /// <summary>It does not.</summary>
    None,

    /// <summary>It does.</summary>
    DefaultDeny,
}
