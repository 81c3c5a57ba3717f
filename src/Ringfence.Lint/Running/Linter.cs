using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Runs rules over a cluster.</summary>
public static class Linter
{
    /// <summary>
    /// Everything that rules find, in the order of the rules and then of the input, at the levels that settings give; less what annotations silence,
    /// with what was silenced or set in vain.
    /// </summary>
    public static IReadOnlyList<Diagnostic> Run(LintContext context, LintSettings settings)
    {
        ILintRule[] rules = [.. LintRules.All.Where(rule => settings.Profile.Takes(rule.Descriptor.Code))];

        // What the check itself says follows from the rules that were asked, so it is looked for when all of them were.
        HashSet<string> active = [.. rules.Select(rule => rule.Descriptor.Code), .. rules.Length == LintRules.All.Count ? LintDiagnostics.All.Select(entry => entry.Code) : []];
        List<Diagnostic> findings = [.. context.Refusals.Report(), .. rules.SelectMany(rule => rule.Examine(context))];
        findings.AddRange(context.Unknown
            .Where(space => !active.Contains(SelectorDiagnostics.NamespaceMistyped.Code) || NamespaceTypos.Of(context).MeantBy(space) is null)
            .OrderBy(space => space.Value, StringComparer.Ordinal)
            .Select(space => context.Report(LintDiagnostics.NoInventory, space, space.Value)));

        if (context.Unreadable is [var first, ..] && findings.Count > 0)
        {
            bool isOne = context.Unreadable.Count == 1;
            findings.Insert(0, new Diagnostic(
                LintDiagnostics.Unreadable, first, isOne ? "1 document cannot be read" : $"{context.Unreadable.Count} documents cannot be read", isOne ? "it holds" : "they hold"));
        }

        Suppressions suppressions = new(context.Documents.Annotated);
        findings.RemoveAll(suppressions.Silence);
        LevelTable levels = new(settings);
        Diagnostic[] left = [.. findings.Select(levels.Apply).OfType<Diagnostic>()];
        return
        [
            .. left,
            .. suppressions.Unused(active, context.SeesAllOf).Select(levels.Apply).OfType<Diagnostic>(),
            .. levels.Unused(active),
        ];
    }
}
