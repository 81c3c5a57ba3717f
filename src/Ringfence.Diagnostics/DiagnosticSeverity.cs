namespace Ringfence.Diagnostics;

/// <summary>How bad a finding is. The order is from worst to mildest; `--fail-on` compares by it.</summary>
public enum DiagnosticSeverity
{
    /// <summary>The input is refused, or cannot do what it says.</summary>
    Error,

    /// <summary>Accepted, but very likely not what was meant.</summary>
    Warning,

    /// <summary>Worth knowing; nothing is wrong.</summary>
    Info,
}
