namespace Ringfence.Lint;

/// <summary>Which fixes are written.</summary>
public enum FixScope
{
    /// <summary>Those that need nobody to decide anything.</summary>
    Safe,

    /// <summary>Also those that open what was very likely meant, or drop what others say as well.</summary>
    Suggested,
}
