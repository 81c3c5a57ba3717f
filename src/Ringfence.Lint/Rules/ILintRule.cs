using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>One kind of mistake, and how it is found.</summary>
/// <remarks>
/// A rule never scans pods policy by policy: it asks <see cref="LintContext.Selection"/> whom a selector takes and <see cref="LintContext.Reach"/>
/// who may exchange what. It compares no label and no port to come to a verdict; Core does. It holds no state between two runs.
/// </remarks>
public interface ILintRule
{
    /// <summary>The catalogue entry that its findings carry.</summary>
    DiagnosticDescriptor Descriptor { get; }

    /// <summary>What it finds, in the order of the input; each with evidence from this cluster in its message.</summary>
    IEnumerable<Diagnostic> Examine(LintContext context);
}
