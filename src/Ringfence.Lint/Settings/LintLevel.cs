namespace Ringfence.Lint;

/// <summary>How a code is to be reported.</summary>
public enum LintLevel
{
    /// <summary>Not at all.</summary>
    Off,

    /// <summary>As a note.</summary>
    Info,

    /// <summary>As a warning.</summary>
    Warning,

    /// <summary>As an error.</summary>
    Error,
}
