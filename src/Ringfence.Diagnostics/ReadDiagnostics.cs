namespace Ringfence.Diagnostics;

/// <summary>RF1nnn: a text that cannot be read as YAML or JSON, or is read in a way that nobody means.</summary>
public static class ReadDiagnostics
{
    /// <summary>Text that is no YAML, for any reason that has no code of its own.</summary>
    public static readonly DiagnosticDescriptor MalformedYaml = new(
        Code: "RF1001",
        Severity: DiagnosticSeverity.Error,
        Title: "Text that is not YAML",
        Message: "this is not YAML: {0}",
        Help: "look at the indentation and the quotes here and on the lines above",
        Source: "YAML 1.1, as the server's clients read it (go-yaml v2)");

    /// <summary>Text that begins as JSON and then is none.</summary>
    public static readonly DiagnosticDescriptor MalformedJson = new(
        Code: "RF1002",
        Severity: DiagnosticSeverity.Error,
        Title: "Text that is not JSON",
        Message: "this is not JSON: {0}",
        Help: "look at the commas, the quotes and the brackets here",
        Source: "RFC 8259");

    /// <summary>A chart's template, not what it renders to.</summary>
    public static readonly DiagnosticDescriptor TemplateNotRendered = new(
        Code: "RF1003",
        Severity: DiagnosticSeverity.Error,
        Title: "A template that was not rendered",
        Message: "`{0}` is template text, not YAML",
        Help: "render it first (helm template) and give the result",
        Source: "docs/semantics.md, reading");

    /// <summary>A tab where only spaces may stand.</summary>
    public static readonly DiagnosticDescriptor TabIndentation = new(
        Code: "RF1004",
        Severity: DiagnosticSeverity.Error,
        Title: "A tab in the indentation",
        Message: "a tab stands where YAML takes only spaces",
        Help: "indent with spaces",
        Source: "YAML 1.1, 5.1: tab characters must not be used in indentation");

    /// <summary>Bytes that are no UTF-8.</summary>
    public static readonly DiagnosticDescriptor InvalidUtf8 = new(
        Code: "RF1005",
        Severity: DiagnosticSeverity.Error,
        Title: "Text that is not UTF-8",
        Message: "byte `0x{0}` is not UTF-8 here",
        Help: "save the file as UTF-8",
        Source: "YAML 1.1, 5.2; RFC 8259, 8.1");

    /// <summary>Control characters: a binary file, most likely.</summary>
    public static readonly DiagnosticDescriptor ControlCharacter = new(
        Code: "RF1006",
        Severity: DiagnosticSeverity.Error,
        Title: "A control character",
        Message: "byte `0x{0}` is a control character that no text may hold",
        Help: "give a text file; this one looks binary, or is damaged",
        Source: "YAML 1.1, 5.1: control characters are not allowed");

    /// <summary>UTF-16 or UTF-32 instead of UTF-8.</summary>
    public static readonly DiagnosticDescriptor WideEncoding = new(
        Code: "RF1007",
        Severity: DiagnosticSeverity.Error,
        Title: "Text in UTF-16 or UTF-32",
        Message: "this text is {0}, not UTF-8",
        Help: "save it as UTF-8; in PowerShell, write it with `Out-File -Encoding utf8`",
        Source: "docs/semantics.md, reading");

    /// <summary>More bytes in one document than are read.</summary>
    public static readonly DiagnosticDescriptor DocumentTooLarge = new(
        Code: "RF1008",
        Severity: DiagnosticSeverity.Error,
        Title: "A document that is too large",
        Message: "this document is larger than {0} bytes",
        Help: "split it with `---`, or give the same objects as JSON, whose lists are read item by item",
        Source: "docs/semantics.md, reading");

    /// <summary>Collections in collections beyond the limit.</summary>
    public static readonly DiagnosticDescriptor NestingTooDeep = new(
        Code: "RF1009",
        Severity: DiagnosticSeverity.Error,
        Title: "Nesting that is too deep",
        Message: "this is nested deeper than {0} levels",
        Help: "no Kubernetes object needs that; look at what made the file",
        Source: "docs/semantics.md, reading");

    /// <summary>One scalar beyond the limit.</summary>
    public static readonly DiagnosticDescriptor ScalarTooLong = new(
        Code: "RF1010",
        Severity: DiagnosticSeverity.Error,
        Title: "A value that is too long",
        Message: "this value is longer than {0} bytes",
        Help: "no cluster stores an object of that size; look at what made the file",
        Source: "docs/semantics.md, reading");

    /// <summary>Aliases that stand for too much, as in an alias bomb.</summary>
    public static readonly DiagnosticDescriptor AliasesTooLarge = new(
        Code: "RF1011",
        Severity: DiagnosticSeverity.Error,
        Title: "Aliases that expand to too much",
        Message: "the aliases of this document stand for more than {0} nodes",
        Help: "write the repeated parts out, or drop what is not needed",
        Source: "go-yaml v2, decode.go: document contains excessive aliasing");

    /// <summary>An alias inside of what it stands for.</summary>
    public static readonly DiagnosticDescriptor CyclicAlias = new(
        Code: "RF1012",
        Severity: DiagnosticSeverity.Error,
        Title: "An alias that contains itself",
        Message: "alias `*{0}` stands inside of the node that it names",
        Help: "an object has an end: write the inner part out",
        Source: "go-yaml v2, decode.go: anchor contains itself");

    /// <summary>An alias without an anchor before it.</summary>
    public static readonly DiagnosticDescriptor UnknownAlias = new(
        Code: "RF1013",
        Severity: DiagnosticSeverity.Error,
        Title: "An alias without an anchor",
        Message: "alias `*{0}` names no anchor of this document",
        Help: "set the anchor `&{0}` before it in the same document, or quote a value that begins with `*`",
        Source: "go-yaml v2, decode.go: unknown anchor referenced");

    /// <summary>A quote that is never closed.</summary>
    public static readonly DiagnosticDescriptor UnclosedQuote = new(
        Code: "RF1014",
        Severity: DiagnosticSeverity.Error,
        Title: "A quote that is not closed",
        Message: "the quote that opens here is not closed",
        Help: "close it with the same quote character",
        Source: "YAML 1.1, 9.1");

    /// <summary><c>&lt;&lt;</c> with something other than mappings.</summary>
    public static readonly DiagnosticDescriptor InvalidMerge = new(
        Code: "RF1015",
        Severity: DiagnosticSeverity.Error,
        Title: "A merge key without a mapping",
        Message: "`<<` merges a mapping or a list of mappings, not a {0}",
        Help: "give `<<` an alias of a mapping, or quote the key",
        Source: "go-yaml v2, decode.go: map merge requires map or sequence of maps as the value");

    /// <summary>A key that no JSON object can have.</summary>
    public static readonly DiagnosticDescriptor InvalidKey = new(
        Code: "RF1016",
        Severity: DiagnosticSeverity.Error,
        Title: "A key that is not a name",
        Message: "a {0} cannot be a key",
        Help: "give the key a name, or quote it",
        Source: "sigs.k8s.io/yaml, yaml.go: unsupported map key");

    /// <summary>A list of bare items whose kind comes only at its end.</summary>
    public static readonly DiagnosticDescriptor ListKindTooLate = new(
        Code: "RF1017",
        Severity: DiagnosticSeverity.Error,
        Title: "The kind of a list after too many items",
        Message: "the items of this list have no kind, and its own does not come within {0} bytes",
        Help: "put `kind` and `apiVersion` of the list before `items`",
        Source: "docs/semantics.md, reading");

    /// <summary>A tag whose type the value is not of.</summary>
    public static readonly DiagnosticDescriptor InvalidTag = new(
        Code: "RF1018",
        Severity: DiagnosticSeverity.Error,
        Title: "A value that its tag refuses",
        Message: "`{0}` is not what the tag `{1}` says",
        Help: "drop the tag, or write a value of its type",
        Source: "go-yaml v2, resolve.go: cannot decode");

    /// <summary>A merge after the keys that it gives as well.</summary>
    public static readonly DiagnosticDescriptor MergeAfterKey = new(
        Code: "RF1019",
        Severity: DiagnosticSeverity.Warning,
        Title: "A merge key after the keys it gives",
        Message: "`<<` stands after key `{0}` and gives it too: what is merged wins for the API server's clients, what is written for others",
        Help: "put `<<` first; the keys written out then win everywhere",
        Source: "go-yaml v2, decode.go, mapping: the later one wins; YAML 1.1 merge key: keys of the mapping win");

    /// <summary>A list whose <c>items</c> are no list.</summary>
    public static readonly DiagnosticDescriptor InvalidItems = new(
        Code: "RF1020",
        Severity: DiagnosticSeverity.Error,
        Title: "A list whose items are no list",
        Message: "`items` of kind `{0}` is a {1}, not a list",
        Help: "write each object as an item of a list below `items`, or leave `items` out",
        Source: "apimachinery, unstructured/helpers.go, decodeToList: items are a list");

    /// <summary>An input in which there is nothing to check.</summary>
    public static readonly DiagnosticDescriptor NoObject = new(
        Code: "RF1021",
        Severity: DiagnosticSeverity.Error,
        Title: "An input without objects",
        Message: "the input holds no Kubernetes object",
        Help: "give manifests; if this was made by a program, look at what it was told to leave out",
        Source: "docs/check.md, Exit codes");

    /// <summary>All of the above, in the order of their codes. Stands last: static fields are set in the order written.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        MalformedYaml,
        MalformedJson,
        TemplateNotRendered,
        TabIndentation,
        InvalidUtf8,
        ControlCharacter,
        WideEncoding,
        DocumentTooLarge,
        NestingTooDeep,
        ScalarTooLong,
        AliasesTooLarge,
        CyclicAlias,
        UnknownAlias,
        UnclosedQuote,
        InvalidMerge,
        InvalidKey,
        ListKindTooLate,
        InvalidTag,
        MergeAfterKey,
        InvalidItems,
        NoObject,
    ];
}
