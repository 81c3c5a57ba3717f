namespace Ringfence.Diagnostics;

/// <summary>What reading the inventory (namespaces, pods, workloads, Services, nodes) can find; RF1501 to RF1599.</summary>
public static class InventoryDiagnostics
{
    /// <summary>A key that the API type does not have, in a part of the object that we judge.</summary>
    public static readonly DiagnosticDescriptor UnknownField = new(
        "RF1501",
        DiagnosticSeverity.Error,
        "Unknown field",
        "unknown field `{0}`{1}",
        "remove it or correct its spelling; the API server refuses fields it does not know",
        "strict decoding, k8s.io/apimachinery; docs/semantics.md, reading");

    /// <summary>The same key twice in one mapping.</summary>
    public static readonly DiagnosticDescriptor DuplicateField = new(
        "RF1502",
        DiagnosticSeverity.Error,
        "Field given twice",
        "field `{0}` is given twice",
        "keep one of the two; where a second object begins, write a line `---` before it",
        "strict decoding, k8s.io/apimachinery; docs/semantics.md, reading");

    /// <summary>A value of another type than the API's.</summary>
    public static readonly DiagnosticDescriptor WrongType = new(
        "RF1503",
        DiagnosticSeverity.Error,
        "Wrong type",
        "`{0}` must be {1}, not {2}",
        "write {1} here; quote a text that YAML would take for a number or a boolean",
        "the API type of the field; docs/semantics.md, reading");

    /// <summary>An object without a name.</summary>
    public static readonly DiagnosticDescriptor MissingName = new(
        "RF1504",
        DiagnosticSeverity.Error,
        "Object without a name",
        "this {0} has no name",
        "give it a `metadata.name`",
        "ObjectMeta.name, k8s.io/apimachinery");

    /// <summary>A name that no object can have.</summary>
    public static readonly DiagnosticDescriptor InvalidName = new(
        "RF1505",
        DiagnosticSeverity.Error,
        "Invalid name",
        "`{0}` is not a name that a {1} can have",
        "{2}",
        "DNS names of RFC 1123, k8s.io/apimachinery validation");

    /// <summary>A value of the right type that means nothing.</summary>
    public static readonly DiagnosticDescriptor InvalidValue = new(
        "RF1506",
        DiagnosticSeverity.Error,
        "Invalid value",
        "`{0}` is not {1}",
        "write {1} here",
        "validation of the field, k8s.io/api");

    /// <summary>A field without which the object cannot be stored.</summary>
    public static readonly DiagnosticDescriptor MissingField = new(
        "RF1507",
        DiagnosticSeverity.Error,
        "Missing field",
        "`{0}` is missing",
        "add it; the API server refuses the object without it",
        "validation of the field, k8s.io/api");

    /// <summary>A kind or version that no API server has, in a group of Kubernetes' own.</summary>
    public static readonly DiagnosticDescriptor UnservedKind = new(
        "RF1508",
        DiagnosticSeverity.Error,
        "Kind not served",
        "there is no kind `{0}` in `{1}`",
        "did you mean `apiVersion: {2}` with `kind: {3}`?",
        "API groups of Kubernetes");

    /// <summary>A version that API servers have stopped to serve.</summary>
    public static readonly DiagnosticDescriptor RemovedVersion = new(
        "RF1509",
        DiagnosticSeverity.Warning,
        "Version no longer served",
        "`{0}` of `{1}` was removed in Kubernetes {2}; it is read as `{3}`",
        "write `apiVersion: {3}`; clusters from {2} on refuse this object",
        "deprecated API migration guide, kubernetes.io");

    /// <summary>One object in two places.</summary>
    public static readonly DiagnosticDescriptor DuplicateObject = new(
        "RF1510",
        DiagnosticSeverity.Warning,
        "Object given twice",
        "{0} `{1}` replaces the one at {2}",
        "keep one of the two; the last one counts, as it does when files are applied in order",
        "docs/semantics.md 8.1");

    /// <summary>A file that was named and holds something else than Kubernetes objects.</summary>
    public static readonly DiagnosticDescriptor NotAnObject = new(
        "RF1511",
        DiagnosticSeverity.Error,
        "Not a Kubernetes object",
        "this document has no {0}, so it is no Kubernetes object",
        "name files with Kubernetes manifests; in a directory such documents are skipped",
        "TypeMeta, k8s.io/apimachinery");

    /// <summary>Policies of a language that is not evaluated.</summary>
    public static readonly DiagnosticDescriptor ForeignPolicy = new(
        "RF1512",
        DiagnosticSeverity.Warning,
        "Policies that are not evaluated",
        "`{0}` of `{1}` is not evaluated: {2} left out of every answer",
        "answers are those of NetworkPolicy alone; in the cluster these policies may allow or deny more",
        "docs/semantics.md 8.9");

    /// <summary>A status address that is none.</summary>
    public static readonly DiagnosticDescriptor IgnoredAddress = new(
        "RF1513",
        DiagnosticSeverity.Warning,
        "Address ignored",
        "`{0}` is not an address; it is ignored",
        "dump the object again, or correct the address",
        "PodIP.ip and NodeAddress.address, k8s.io/api/core/v1");

    /// <summary>A label that no object can have.</summary>
    public static readonly DiagnosticDescriptor InvalidLabel = new(
        "RF1514",
        DiagnosticSeverity.Error,
        "Invalid label",
        "`{0}` is not a label {1}",
        "{2}",
        "label syntax, k8s.io/apimachinery validation");

    /// <summary>All of the above, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        UnknownField,
        DuplicateField,
        WrongType,
        MissingName,
        InvalidName,
        InvalidValue,
        MissingField,
        UnservedKind,
        RemovedVersion,
        DuplicateObject,
        NotAnObject,
        ForeignPolicy,
        IgnoredAddress,
        InvalidLabel,
    ];
}
