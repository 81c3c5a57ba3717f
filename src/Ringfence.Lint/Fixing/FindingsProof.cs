using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Proves that the findings that fixes are for are gone, and that no others came.</summary>
internal static class FindingsProof
{
    /// <summary>What speaks against it; empty when nothing does.</summary>
    public static string Objection(IReadOnlyList<Diagnostic> before, IReadOnlyList<Diagnostic> after, IReadOnlyList<Diagnostic> batch)
    {
        Dictionary<FindingKey, int> were = Counted(before);
        Dictionary<FindingKey, int> are = Counted(after);
        foreach ((FindingKey key, int count) in Counted(batch))
        {
            if (are.GetValueOrDefault(key) > were[key] - count)
            {
                return "with the change the finding stays";
            }
        }

        // An object that was refused is looked at for the first time once it is mended.
        HashSet<(string?, string?)> mended = [.. batch.Where(finding => finding.Fix!.Effect is FixEffect.MendsRefusal).Select(NameOf)];
        Diagnostic? more = after.FirstOrDefault(finding => are[FindingKey.Of(finding)] > were.GetValueOrDefault(FindingKey.Of(finding))
            && (mended.Count == 0 || (!mended.Contains(NameOf(finding)) && !LintRules.Codes.Contains(finding.Descriptor.Code))));
        return more is null ? string.Empty : $"the change would bring {more.Descriptor.Code}: {more.Message}";
    }

    // Without the kind, which may be what was mended.
    private static (string?, string?) NameOf(Diagnostic finding) => (finding.Object?.Namespace, finding.Object?.Name);

    private static Dictionary<FindingKey, int> Counted(IEnumerable<Diagnostic> findings) =>
        findings.GroupBy(FindingKey.Of).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>What findings are counted by; where in an object they stand may change with the fixes of others.</summary>
    private readonly record struct FindingKey(string Code, ObjectName? Object, string File)
    {
        public static FindingKey Of(Diagnostic finding) =>
            new(finding.Descriptor.Code, finding.Object, finding.Object is null ? finding.Location.Source.Path : string.Empty);
    }
}
