namespace Ringfence.Diagnostics;

/// <summary>What can be wrong with a file of tests; RF1701 to RF1799.</summary>
public static class AssertionDiagnostics
{
    /// <summary>A text that holds no tests at all.</summary>
    public static readonly DiagnosticDescriptor NoTests = new(
        "RF1701",
        DiagnosticSeverity.Error,
        "No tests",
        "this is no file of tests: {0}",
        "{1}",
        "docs/tests.md");

    /// <summary>A key that does not exist.</summary>
    public static readonly DiagnosticDescriptor UnknownKey = new(
        "RF1702",
        DiagnosticSeverity.Error,
        "Unknown key",
        "unknown key `{0}`{1}",
        "the keys here are {2}",
        "docs/tests.md");

    /// <summary>A key that stands twice.</summary>
    public static readonly DiagnosticDescriptor DuplicateKey = new(
        "RF1703",
        DiagnosticSeverity.Error,
        "Key given twice",
        "key `{0}` is given twice",
        "keep one of the two; several ends or ports go into one list",
        "docs/tests.md");

    /// <summary>A value of another type.</summary>
    public static readonly DiagnosticDescriptor WrongType = new(
        "RF1704",
        DiagnosticSeverity.Error,
        "Wrong type in a test",
        "`{0}` must be {1}, not {2}",
        "{3}",
        "docs/tests.md");

    /// <summary>A key that must be there.</summary>
    public static readonly DiagnosticDescriptor MissingKey = new(
        "RF1705",
        DiagnosticSeverity.Error,
        "Missing key",
        "`{0}` is missing",
        "{1}",
        "docs/tests.md");

    /// <summary>A value that means nothing.</summary>
    public static readonly DiagnosticDescriptor InvalidValue = new(
        "RF1706",
        DiagnosticSeverity.Error,
        "Invalid value in a test",
        "`{0}` is not {1}",
        "{2}",
        "docs/tests.md");

    /// <summary>A text that is no label selector.</summary>
    public static readonly DiagnosticDescriptor InvalidSelector = new(
        "RF1707",
        DiagnosticSeverity.Error,
        "Not a label selector",
        "`{0}` is not a label selector: {1}",
        "write it as kubectl takes it, `app=web,tier in (a,b),!legacy`, or with `matchLabels` and `matchExpressions`",
        "docs/tests.md; k8s.io/apimachinery, labels");

    /// <summary>Two tests of one name.</summary>
    public static readonly DiagnosticDescriptor DuplicateName = new(
        "RF1708",
        DiagnosticSeverity.Error,
        "Two tests of one name",
        "another test of this file is called `{0}`: the one at line {1}",
        "give every test a name of its own, so that reports can tell them apart",
        "docs/tests.md");

    /// <summary>Keys that exclude each other.</summary>
    public static readonly DiagnosticDescriptor ConflictingKeys = new(
        "RF1709",
        DiagnosticSeverity.Error,
        "Keys that exclude each other",
        "`{0}` and `{1}` cannot stand together",
        "keep one of the two, or make them two items of a list",
        "docs/tests.md");

    /// <summary>A port behind an end.</summary>
    public static readonly DiagnosticDescriptor PortBehindEnd = new(
        "RF1710",
        DiagnosticSeverity.Error,
        "A port behind an end",
        "the port of `{0}` has a key of its own",
        "write `{1}` here and `port: {2}` beside it",
        "docs/tests.md");

    /// <summary>A Service where connections begin.</summary>
    public static readonly DiagnosticDescriptor ServiceAsSource = new(
        "RF1711",
        DiagnosticSeverity.Error,
        "A Service that opens connections",
        "a Service opens no connections: `{0}` cannot stand in `from`",
        "name the pods behind it by their workload or their labels",
        "docs/semantics.md 5.7");

    /// <summary>An exception for a port name at nobody in particular.</summary>
    public static readonly DiagnosticDescriptor NamedPortOfEverybody = new(
        "RF1712",
        DiagnosticSeverity.Error,
        "A port name without a destination",
        "port name `{0}` means another number at every destination, and this exception names none",
        "write the number, or say `to`",
        "docs/tests.md");

    /// <summary>All of the above, by code.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; } =
    [
        NoTests,
        UnknownKey,
        DuplicateKey,
        WrongType,
        MissingKey,
        InvalidValue,
        InvalidSelector,
        DuplicateName,
        ConflictingKeys,
        PortBehindEnd,
        ServiceAsSource,
        NamedPortOfEverybody,
    ];
}
