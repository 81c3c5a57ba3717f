namespace Ringfence.Diagnostics;

/// <content>What is wrong before a policy can be judged: its fields and their types.</content>
public static partial class PolicyDiagnostics
{
    /// <summary>Unknown field.</summary>
    public static readonly DiagnosticDescriptor UnknownField = new(
        Code: "RF2001",
        Severity: DiagnosticSeverity.Error,
        Title: "Unknown field",
        Message: "unknown field `{0}`{1}",
        Help: "fields are matched letter for letter, upper and lower case included; correct or remove it",
        Source: "docs/semantics.md, strict decoding; KEP-2885");

    /// <summary>Duplicate field.</summary>
    public static readonly DiagnosticDescriptor DuplicateField = new(
        Code: "RF2002",
        Severity: DiagnosticSeverity.Error,
        Title: "Duplicate field",
        Message: "field `{0}` is given more than once",
        Help: "keep one of them; of several, only the last would count",
        Source: "docs/semantics.md, strict decoding; KEP-2885");

    /// <summary>Wrong type.</summary>
    public static readonly DiagnosticDescriptor WrongType = new(
        Code: "RF2003",
        Severity: DiagnosticSeverity.Error,
        Title: "Wrong type",
        Message: "`{0}` is {1}, but must be {2}",
        Help: "give a value of that type; quote text that YAML reads as something else (yes, no, on, off, true, numbers)",
        Source: "docs/semantics.md, strict decoding; sigs.k8s.io/json");

    /// <summary>Number does not fit.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfType = new(
        Code: "RF2004",
        Severity: DiagnosticSeverity.Error,
        Title: "Number does not fit",
        Message: "`{0}` is {1}, which is not a whole number that fits into {2}",
        Help: "give a whole number in range",
        Source: "docs/semantics.md, strict decoding; sigs.k8s.io/json");

    /// <summary>Not an API version of NetworkPolicy.</summary>
    public static readonly DiagnosticDescriptor NearMissVersion = new(
        Code: "RF2005",
        Severity: DiagnosticSeverity.Error,
        Title: "Not an API version of NetworkPolicy",
        Message: "`{0}` is not an API version of NetworkPolicy that any supported cluster serves",
        Help: "write `apiVersion: networking.k8s.io/v1`",
        Source: "Kubernetes 1.16 removed extensions/v1beta1 NetworkPolicy");

    /// <summary>Not a kind of networking.k8s.io.</summary>
    public static readonly DiagnosticDescriptor NearMissKind = new(
        Code: "RF2006",
        Severity: DiagnosticSeverity.Error,
        Title: "Not a kind of networking.k8s.io",
        Message: "`{0}` is not a kind of `{1}`; NetworkPolicy is",
        Help: "write `kind: NetworkPolicy`",
        Source: "networking.k8s.io/v1");

    /// <summary>Not a time.</summary>
    public static readonly DiagnosticDescriptor NotATime = new(
        Code: "RF2007",
        Severity: DiagnosticSeverity.Error,
        Title: "Not a time",
        Message: "`{0}` is `{1}`, which is not a time",
        Help: "write it as RFC 3339 does, `2026-01-31T12:00:00Z`, or leave it out: the server sets it",
        Source: "metadata, meta/v1 Time");
}
