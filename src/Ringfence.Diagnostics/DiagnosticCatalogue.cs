namespace Ringfence.Diagnostics;

/// <summary>Every diagnostic there is, by code.</summary>
/// <remarks>Each <c>...Diagnostics</c> class lists its own in <c>All</c>; a test compares that list with its fields, and this one with the classes.</remarks>
public static class DiagnosticCatalogue
{
    private static readonly Dictionary<string, DiagnosticDescriptor> ByCode;

    static DiagnosticCatalogue()
    {
        All =
        [
            .. ReadDiagnostics.All,
            .. InventoryDiagnostics.All,
            .. QuestionDiagnostics.All,
            .. AssertionDiagnostics.All,
            .. PolicyDiagnostics.All,
            .. CaveatDiagnostics.All,
            .. ShapeDiagnostics.All,
            .. SelectorDiagnostics.All,
            .. DnsDiagnostics.All,
            .. PortDiagnostics.All,
            .. AddressDiagnostics.All,
            .. CoverageDiagnostics.All,
            .. LintDiagnostics.All,
            .. TestDiagnostics.All,
            .. RulesetDiagnostics.All,
            .. TrafficDiagnostics.All,
            .. RepetitionDiagnostics.All,
            .. NodeDiagnostics.All,
            .. PluginDiagnostics.All,
            .. RuntimeDiagnostics.All,
        ];
        ByCode = All.ToDictionary(entry => entry.Code);
    }

    /// <summary>All entries in the order of their codes.</summary>
    public static IReadOnlyList<DiagnosticDescriptor> All { get; }

    /// <summary>The entry with a code such as <c>RF1001</c>; false when there is none.</summary>
    public static bool TryFind(string code, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out DiagnosticDescriptor? descriptor) =>
        ByCode.TryGetValue(code, out descriptor);
}
