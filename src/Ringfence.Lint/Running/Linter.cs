using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Runs rules over a cluster.</summary>
public static class Linter
{
    /// <summary>Everything that rules find, in the order of the rules and then of the input; less what annotations silence, with what was silenced in vain.</summary>
    public static IReadOnlyList<Diagnostic> Run(LintContext context, IEnumerable<ILintRule> rules)
    {
        Suppressions suppressions = new(context.Documents.Annotated);
        List<Diagnostic> findings = [];
        HashSet<string> active = new(LintDiagnostics.All.Select(entry => entry.Code), StringComparer.Ordinal);
        foreach (ILintRule rule in rules)
        {
            active.Add(rule.Descriptor.Code);
            findings.AddRange(rule.Examine(context));
        }

        findings.AddRange(context.Unknown
            .OrderBy(space => space.Value, StringComparer.Ordinal)
            .Select(space => context.Report(LintDiagnostics.NoInventory, space, space.Value)));
        findings.RemoveAll(suppressions.Silence);
        findings.AddRange(suppressions.Unused(active));
        return findings;
    }
}
