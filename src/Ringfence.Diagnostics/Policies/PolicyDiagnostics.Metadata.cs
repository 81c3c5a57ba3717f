namespace Ringfence.Diagnostics;

/// <content>What the API server refuses in metadata.</content>
public static partial class PolicyDiagnostics
{
    /// <summary>Object without a name.</summary>
    public static readonly DiagnosticDescriptor NameMissing = new(
        Code: "RF2201",
        Severity: DiagnosticSeverity.Error,
        Title: "Object without a name",
        Message: "the object has no name",
        Help: "give `metadata.name`",
        Source: "ObjectMeta.name, meta/v1");

    /// <summary>Bad object name.</summary>
    public static readonly DiagnosticDescriptor BadName = new(
        Code: "RF2202",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad object name",
        Message: "`{0}` cannot be an object name: {1}",
        Help: "use lower-case letters, digits, `-` and `.`, at most 253, beginning and ending with a letter or digit",
        Source: "ObjectMeta.name, meta/v1");

    /// <summary>Bad generateName.</summary>
    public static readonly DiagnosticDescriptor BadGenerateName = new(
        Code: "RF2203",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad generateName",
        Message: "`{0}` cannot begin an object name: {1}",
        Help: "use lower-case letters, digits, `-` and `.`; a hyphen at the end is fine",
        Source: "ObjectMeta.generateName, meta/v1");

    /// <summary>Bad namespace.</summary>
    public static readonly DiagnosticDescriptor BadNamespace = new(
        Code: "RF2204",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad namespace",
        Message: "`{0}` cannot be a namespace name: {1}",
        Help: "use lower-case letters, digits and `-`, at most 63, beginning and ending with a letter or digit",
        Source: "ObjectMeta.namespace, meta/v1");

    /// <summary>Bad label key.</summary>
    public static readonly DiagnosticDescriptor BadLabelKey = new(
        Code: "RF2205",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad label key",
        Message: "`{0}` cannot be a label key: {1}",
        Help: "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it",
        Source: "ObjectMeta.labels, meta/v1");

    /// <summary>Bad label value.</summary>
    public static readonly DiagnosticDescriptor BadLabelValue = new(
        Code: "RF2206",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad label value",
        Message: "`{0}` cannot be a label value: {1}",
        Help: "a value has at most 63 letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, or is empty",
        Source: "ObjectMeta.labels, meta/v1");

    /// <summary>Bad annotation key.</summary>
    public static readonly DiagnosticDescriptor BadAnnotationKey = new(
        Code: "RF2207",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad annotation key",
        Message: "`{0}` cannot be an annotation key: {1}",
        Help: "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it",
        Source: "ObjectMeta.annotations, meta/v1");

    /// <summary>Annotations too large.</summary>
    public static readonly DiagnosticDescriptor AnnotationsTooLarge = new(
        Code: "RF2208",
        Severity: DiagnosticSeverity.Error,
        Title: "Annotations too large",
        Message: "the annotations hold {0} bytes; 262144 is the most",
        Help: "remove some; keys and values count together",
        Source: "ObjectMeta.annotations, meta/v1");

    /// <summary>Bad owner reference.</summary>
    public static readonly DiagnosticDescriptor BadOwnerReference = new(
        Code: "RF2209",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad owner reference",
        Message: "owner reference: {0}",
        Help: "owner references are set by controllers; remove them from a manifest",
        Source: "ObjectMeta.ownerReferences, meta/v1");

    /// <summary>Bad finalizer.</summary>
    public static readonly DiagnosticDescriptor BadFinalizer = new(
        Code: "RF2210",
        Severity: DiagnosticSeverity.Error,
        Title: "Bad finalizer",
        Message: "`{0}` cannot be a finalizer: {1}",
        Help: "write `domain/name`, for example `example.com/cleanup`",
        Source: "ObjectMeta.finalizers, meta/v1");

    /// <summary>A mode that there is not.</summary>
    public static readonly DiagnosticDescriptor UnknownMode = new(
        Code: "RF2211",
        Severity: DiagnosticSeverity.Warning,
        Title: "Unknown mode",
        Message: "`ringfence.dev/mode` is `{0}`, which is no mode, so the policy is enforced",
        Help: "write `audit` to have nodes only tell what the policy would stop, or `enforce`",
        Source: "docs/nftables-layout.md, audit");
}
