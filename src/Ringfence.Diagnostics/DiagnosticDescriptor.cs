namespace Ringfence.Diagnostics;

/// <summary>One entry of the catalogue: everything about a diagnostic that does not depend on where it was found.</summary>
/// <param name="Code"><c>RF</c> and four digits; the first is the phase (1 read, 2 policy, 3 analysis, 4 ruleset, 5 runtime). Never renumbered, never reused.</param>
/// <param name="Severity">The severity it is reported with.</param>
/// <param name="Title">A short name, as the heading of its page in <c>docs/diagnostics/</c>.</param>
/// <param name="Message">One line, lower case, no stop, user text in backticks; <c>{0}</c>, <c>{1}</c> are filled from the arguments.</param>
/// <param name="Help">What to do about it; the same holes as <paramref name="Message"/> may be used.</param>
/// <param name="Source">The clause that makes it so: an API field, an upstream file, or a paragraph of docs/semantics.md.</param>
public sealed record DiagnosticDescriptor(
    string Code,
    DiagnosticSeverity Severity,
    string Title,
    string Message,
    string Help,
    string Source);
