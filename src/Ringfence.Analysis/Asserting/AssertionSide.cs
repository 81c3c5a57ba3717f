namespace Ringfence.Analysis;

/// <summary>A side of an assertion.</summary>
public enum AssertionSide
{
    /// <summary>Who opens connections.</summary>
    From,

    /// <summary>Who receives them.</summary>
    To,
}
