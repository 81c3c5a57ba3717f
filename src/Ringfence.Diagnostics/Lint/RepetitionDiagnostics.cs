namespace Ringfence.Diagnostics;

/// <summary>Policies and rules that say the same, or take each other back; RF3220 to RF3229.</summary>
public static class RepetitionDiagnostics
{
    /// <summary>A policy that others make needless.</summary>
    public static readonly DiagnosticDescriptor PolicyNeedless = new(
        "RF3220",
        DiagnosticSeverity.Info,
        "A policy that changes nothing",
        "this policy isolates and allows nothing that {0} would not without it, whatever pods there are",
        "remove it, or the others if this one was meant to take their place",
        "docs/semantics.md 5.1; docs/prove.md");

    /// <summary>A rule that another makes needless.</summary>
    public static readonly DiagnosticDescriptor RuleRepeated = new(
        "RF3221",
        DiagnosticSeverity.Info,
        "A rule that allows nothing new",
        "{0} ({1}) allows {2}, to the same pods at least",
        "remove this rule; or the other one, if this was meant to be all that is allowed",
        "docs/semantics.md 5.1; docs/prove.md");

    /// <summary>An exception that another rule allows.</summary>
    public static readonly DiagnosticDescriptor ExceptTakenBack = new(
        "RF3222",
        DiagnosticSeverity.Warning,
        "An exception that is allowed elsewhere",
        "`except` denies nothing: {1} ({2}) allows `{0}` to the same pods, at {3}",
        "make the same exception in the other rule, or drop it here",
        "docs/semantics.md 5.3; IPBlock.except, networking.k8s.io/v1");

    /// <summary>A default deny that an allow of nearly everything ends.</summary>
    public static readonly DiagnosticDescriptor DefaultDenyTakenBack = new(
        "RF3223",
        DiagnosticSeverity.Warning,
        "A default deny taken back",
        "this allows all {0} but {1}, so of the default deny of {2} ({3}) only that is left",
        "a policy cannot deny, and this one allows: drop it, for the default deny already holds, or allow only what is needed",
        "docs/semantics.md 5.1; 5.3");

    /// <summary>A list item that says what one above it says.</summary>
    public static readonly DiagnosticDescriptor ItemRepeated = new(
        "RF3224",
        DiagnosticSeverity.Info,
        "An item that stands twice",
        "`{0}` ({1}) says the same",
        "remove this item; or correct it, if something else was meant",
        "docs/semantics.md 5.1");

    /// <summary>All of them, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        PolicyNeedless,
        RuleRepeated,
        ExceptTakenBack,
        DefaultDenyTakenBack,
        ItemRepeated,
    ];
}
