namespace Ringfence.Diagnostics;

/// <content>What is wrong before a policy can be judged: its fields and their types.</content>
public static partial class PolicyDiagnostics
{
    /// <summary>Unknown field.</summary>
    public static readonly DiagnosticDescriptor UnknownField = new(
        "RF2001",
        DiagnosticSeverity.Error,
        "unknown field",
        "unknown field `{0}`{1}",
        "fields are matched letter for letter, upper and lower case included; correct or remove it",
        "docs/semantics.md, strict decoding; KEP-2885");

    /// <summary>Duplicate field.</summary>
    public static readonly DiagnosticDescriptor DuplicateField = new(
        "RF2002",
        DiagnosticSeverity.Error,
        "duplicate field",
        "field `{0}` is given more than once",
        "keep one of them; of several, only the last would count",
        "docs/semantics.md, strict decoding; KEP-2885");

    /// <summary>Wrong type.</summary>
    public static readonly DiagnosticDescriptor WrongType = new(
        "RF2003",
        DiagnosticSeverity.Error,
        "wrong type",
        "`{0}` is {1}, but must be {2}",
        "give a value of that type; quote text that YAML reads as something else (yes, no, on, off, true, numbers)",
        "docs/semantics.md, strict decoding; sigs.k8s.io/json");

    /// <summary>Number does not fit.</summary>
    public static readonly DiagnosticDescriptor NumberOutOfType = new(
        "RF2004",
        DiagnosticSeverity.Error,
        "number does not fit",
        "`{0}` is {1}, which is not a whole number that fits into {2}",
        "give a whole number in range",
        "docs/semantics.md, strict decoding; sigs.k8s.io/json");

    /// <summary>Not an API version of NetworkPolicy.</summary>
    public static readonly DiagnosticDescriptor NearMissVersion = new(
        "RF2005",
        DiagnosticSeverity.Error,
        "not an API version of NetworkPolicy",
        "`{0}` is not an API version of NetworkPolicy that any supported cluster serves",
        "write `apiVersion: networking.k8s.io/v1`",
        "Kubernetes 1.16 removed extensions/v1beta1 NetworkPolicy");

    /// <summary>Not a kind of networking.k8s.io.</summary>
    public static readonly DiagnosticDescriptor NearMissKind = new(
        "RF2006",
        DiagnosticSeverity.Error,
        "not a kind of networking.k8s.io",
        "`{0}` is not a kind of `{1}`; NetworkPolicy is",
        "write `kind: NetworkPolicy`",
        "networking.k8s.io/v1");

    /// <summary>Not a time.</summary>
    public static readonly DiagnosticDescriptor NotATime = new(
        "RF2007",
        DiagnosticSeverity.Error,
        "not a time",
        "`{0}` is `{1}`, which is not a time",
        "write it as RFC 3339 does, `2026-01-31T12:00:00Z`, or leave it out: the server sets it",
        "metadata, meta/v1 Time");
}
