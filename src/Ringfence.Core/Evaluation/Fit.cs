namespace Ringfence.Core;

/// <summary>Whether a rule, or a part of one, fits a connection.</summary>
public enum Fit
{
    /// <summary>It fits.</summary>
    Fits,

    /// <summary>It does not.</summary>
    Misses,
}
