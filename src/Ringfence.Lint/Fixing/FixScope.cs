namespace Ringfence.Lint;

/// <summary>Which fixes are written.</summary>
public enum FixScope
{
    /// <summary>Those that open nothing and close nothing.</summary>
    Safe,

    /// <summary>Also those that open what was very likely meant.</summary>
    Suggested,
}
