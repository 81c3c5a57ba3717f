namespace Ringfence.Diagnostics;

/// <summary>What the advice of <c>check</c> has to say of itself; RF3090 to RF3099.</summary>
public static class LintDiagnostics
{
    /// <summary>An annotation that silences nothing.</summary>
    public static readonly DiagnosticDescriptor UnusedAnnotation = new(
        "RF3090",
        DiagnosticSeverity.Warning,
        "An ignored code that is not found",
        "`{0}` is to be ignored here, and {1}",
        "remove the code from `ringfence.dev/ignore`, or correct it",
        "docs/check.md, Silence a finding");

    /// <summary>A setting that cannot be.</summary>
    public static readonly DiagnosticDescriptor InvalidSetting = new(
        "RF3091",
        DiagnosticSeverity.Error,
        "A setting that cannot be",
        "{0}",
        "{1}",
        "docs/check.md, Settings");

    /// <summary>A setting for a path that nothing is found for.</summary>
    public static readonly DiagnosticDescriptor UnusedSetting = new(
        "RF3092",
        DiagnosticSeverity.Warning,
        "A setting that changes nothing",
        "`{0}` is set for `{1}`, and no finding of that code is there",
        "remove it if what it was for is repaired, or correct the path",
        "docs/check.md, Settings");

    /// <summary>Documents that nobody can read, and so nobody knows of.</summary>
    public static readonly DiagnosticDescriptor Unreadable = new(
        "RF3097",
        DiagnosticSeverity.Info,
        "Documents that advice cannot see",
        "{0}, and what {1} could make advice about other objects untrue",
        "correct the errors, then check again",
        "docs/check.md, What rules know");

    /// <summary>Objects that are refused, and so not advised about.</summary>
    public static readonly DiagnosticDescriptor Refused = new(
        "RF3098",
        DiagnosticSeverity.Info,
        "Objects that advice leaves out",
        "the API server would refuse {0}, so there is no advice about {1}, nor any that {1} could make untrue",
        "correct the errors, then check again",
        "docs/check.md, What rules know");

    /// <summary>A namespace of policies and no pods.</summary>
    public static readonly DiagnosticDescriptor NoInventory = new(
        "RF3099",
        DiagnosticSeverity.Info,
        "A namespace without workloads",
        "the input has no workload of namespace `{0}`, so rules that must know its pods are silent about it",
        "give the workloads as well, `-f workloads/` or `kubectl get pods,deployments -n {0} -o yaml`, to have these rules speak",
        "docs/check.md, What rules know");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnusedAnnotation,
        InvalidSetting,
        UnusedSetting,
        Unreadable,
        Refused,
        NoInventory,
    ];
}
