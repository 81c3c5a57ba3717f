using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Tells that <c>fix</c> has repairs for some findings, and how to look at them. Whether they can be proven is for <c>fix</c> to say.</summary>
internal static class RepairHint
{
    /// <summary>A line for the repairs that are safe, and one for those that somebody has to decide on; none where there are none.</summary>
    /// <param name="findings">The findings.</param>
    /// <param name="input">The options that say what was read.</param>
    public static IEnumerable<string> Of(IReadOnlyList<Diagnostic> findings, string input)
    {
        SuggestedFix[] decided = [.. findings.Select(finding => finding.Fix).OfType<SuggestedFix>().Where(fix => !fix.IsSafe)];
        int safe = findings.Count(finding => finding.Fix is { IsSafe: true });
        if (safe > 0)
        {
            yield return $"{Of(safe)} that is safe: ringfence fix --dry-run {input}";
        }

        if (decided.Length > 0)
        {
            string why = decided.All(fix => fix.Effect is FixEffect.Opens) ? "lets more pass" : "is for you to decide";
            yield return $"{Of(decided.Length)} that {why}: ringfence fix --suggested --dry-run {input}";
        }
    }

    private static string Of(int count) => $"{count} of these {(count == 1 ? "has" : "have")} a repair";
}
