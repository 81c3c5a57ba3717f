namespace Ringfence.Diagnostics;

/// <content>What the API server refuses in metadata.</content>
public static partial class PolicyDiagnostics
{
    /// <summary>Object without a name.</summary>
    public static readonly DiagnosticDescriptor NameMissing = new(
        "RF2201",
        DiagnosticSeverity.Error,
        "object without a name",
        "the object has no name",
        "give `metadata.name`",
        "ObjectMeta.name, meta/v1");

    /// <summary>Bad object name.</summary>
    public static readonly DiagnosticDescriptor BadName = new(
        "RF2202",
        DiagnosticSeverity.Error,
        "bad object name",
        "`{0}` cannot be an object name: {1}",
        "use lower-case letters, digits, `-` and `.`, at most 253, beginning and ending with a letter or digit",
        "ObjectMeta.name, meta/v1");

    /// <summary>Bad generateName.</summary>
    public static readonly DiagnosticDescriptor BadGenerateName = new(
        "RF2203",
        DiagnosticSeverity.Error,
        "bad generateName",
        "`{0}` cannot begin an object name: {1}",
        "use lower-case letters, digits, `-` and `.`; a hyphen at the end is fine",
        "ObjectMeta.generateName, meta/v1");

    /// <summary>Bad namespace.</summary>
    public static readonly DiagnosticDescriptor BadNamespace = new(
        "RF2204",
        DiagnosticSeverity.Error,
        "bad namespace",
        "`{0}` cannot be a namespace name: {1}",
        "use lower-case letters, digits and `-`, at most 63, beginning and ending with a letter or digit",
        "ObjectMeta.namespace, meta/v1");

    /// <summary>Bad label key.</summary>
    public static readonly DiagnosticDescriptor BadLabelKey = new(
        "RF2205",
        DiagnosticSeverity.Error,
        "bad label key",
        "`{0}` cannot be a label key: {1}",
        "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it",
        "ObjectMeta.labels, meta/v1");

    /// <summary>Bad label value.</summary>
    public static readonly DiagnosticDescriptor BadLabelValue = new(
        "RF2206",
        DiagnosticSeverity.Error,
        "bad label value",
        "`{0}` cannot be a label value: {1}",
        "a value has at most 63 letters, digits, `-`, `_` and `.`, begins and ends with a letter or digit, or is empty",
        "ObjectMeta.labels, meta/v1");

    /// <summary>Bad annotation key.</summary>
    public static readonly DiagnosticDescriptor BadAnnotationKey = new(
        "RF2207",
        DiagnosticSeverity.Error,
        "bad annotation key",
        "`{0}` cannot be an annotation key: {1}",
        "a key is a name of at most 63 letters, digits, `-`, `_` and `.`, with an optional DNS prefix and `/` before it",
        "ObjectMeta.annotations, meta/v1");

    /// <summary>Annotations too large.</summary>
    public static readonly DiagnosticDescriptor AnnotationsTooLarge = new(
        "RF2208",
        DiagnosticSeverity.Error,
        "annotations too large",
        "the annotations hold {0} bytes; 262144 is the most",
        "remove some; keys and values count together",
        "ObjectMeta.annotations, meta/v1");

    /// <summary>Bad owner reference.</summary>
    public static readonly DiagnosticDescriptor BadOwnerReference = new(
        "RF2209",
        DiagnosticSeverity.Error,
        "bad owner reference",
        "owner reference: {0}",
        "owner references are set by controllers; remove them from a manifest",
        "ObjectMeta.ownerReferences, meta/v1");

    /// <summary>Bad finalizer.</summary>
    public static readonly DiagnosticDescriptor BadFinalizer = new(
        "RF2210",
        DiagnosticSeverity.Error,
        "bad finalizer",
        "`{0}` cannot be a finalizer: {1}",
        "write `domain/name`, for example `example.com/cleanup`",
        "ObjectMeta.finalizers, meta/v1");
}
