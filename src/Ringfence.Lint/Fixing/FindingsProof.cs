using Ringfence.Diagnostics;
using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Proves that the findings that fixes are for are gone, and that no others came.</summary>
internal static class FindingsProof
{
    /// <summary>What speaks against it; empty when nothing does.</summary>
    /// <param name="before">What was found before.</param>
    /// <param name="after">What is found with the fixes made.</param>
    /// <param name="batch">Those of <paramref name="before"/> whose fixes were made.</param>
    /// <param name="edited">The objects that changed.</param>
    public static string Objection(
        IReadOnlyList<Diagnostic> before, IReadOnlyList<Diagnostic> after, IReadOnlyList<Diagnostic> batch, IReadOnlyList<EditedObject> edited)
    {
        EditedObject[] renamed = [.. edited.Where(one => NameOf(one.Before) != NameOf(one.After))];
        ILookup<string, SyntaxDocument> renamedBefore = renamed.ToLookup(one => one.Before.Location.Source.Path, one => one.Before);
        ILookup<string, SyntaxDocument> renamedAfter = renamed.ToLookup(one => one.After.Location.Source.Path, one => one.After);
        HashSet<(ObjectName?, string)> corrected = [.. batch.Where(finding => finding.Fix!.Effect is FixEffect.OpensHere).Select(RuleOf)];
        string Corrected(Diagnostic finding) => corrected.Contains(RuleOf(finding)) ? RuleOf(finding).Path : string.Empty;
        FindingKey KeyBefore(Diagnostic finding) => FindingKey.Of(finding, PlaceIn(renamedBefore, finding), Corrected(finding));
        FindingKey KeyAfter(Diagnostic finding) => FindingKey.Of(finding, PlaceIn(renamedAfter, finding), Corrected(finding));
        Dictionary<FindingKey, int> were = Counted(before, KeyBefore);
        Dictionary<FindingKey, int> are = Counted(after, KeyAfter);
        foreach ((FindingKey key, int count) in Counted(batch, KeyBefore))
        {
            if (are.GetValueOrDefault(key) > were[key] - count)
            {
                return "with the change the finding stays";
            }
        }

        // An object that was refused is looked at for the first time once it is mended.
        HashSet<(string?, string?)> mended = [.. batch.Where(finding => finding.Fix!.Effect is FixEffect.MendsRefusal).Select(NameOf)];

        // A rule that takes nobody has nothing to be advised of until its label is corrected.
        Diagnostic? more = after.FirstOrDefault(finding => KeyAfter(finding) is var key && are[key] > were.GetValueOrDefault(key)
            && (key.Corrected.Length == 0 || finding.Descriptor.Severity is DiagnosticSeverity.Error)
            && (mended.Count == 0 || (key.Renamed < 0 && !mended.Contains(NameOf(finding)) && !LintRules.Codes.Contains(finding.Descriptor.Code))));
        return more is null ? string.Empty : $"the change would bring {more.Descriptor.Code}: {more.Message}";
    }

    // Without the kind, which may be what was mended.
    private static (string?, string?) NameOf(Diagnostic finding) => (finding.Object?.Namespace, finding.Object?.Name);

    // `spec.egress[0]` of whatever is in it.
    private static (ObjectName? Object, string Path) RuleOf(Diagnostic finding) => (finding.Object, finding.Path[..(finding.Path.IndexOf(']', StringComparison.Ordinal) + 1)]);

    // A name that is no text is none.
    private static (string Namespace, string Name) NameOf(SyntaxDocument document)
    {
        SyntaxNode metadata = document.Root["metadata"u8];
        return (TextOf(metadata["namespace"u8]), TextOf(metadata["name"u8]));
    }

    private static string TextOf(SyntaxNode node) => node.Kind == NodeKind.String ? node.Text : string.Empty;

    /// <summary>Which object of its file a finding is in, of those whose name the fixes change; below 0 when in none.</summary>
    private static int PlaceIn(ILookup<string, SyntaxDocument> renamed, Diagnostic finding)
    {
        long offset = finding.Location.Source.OriginOffset + finding.Location.Span.Start;
        int place = 0;
        foreach (SourceLocation one in renamed[finding.Location.Source.Path].Select(document => document.Location))
        {
            long start = one.Source.OriginOffset + one.Span.Start;
            if (offset >= start && offset < start + one.Span.Length)
            {
                return place;
            }

            place++;
        }

        return -1;
    }

    private static Dictionary<FindingKey, int> Counted(IEnumerable<Diagnostic> findings, Func<Diagnostic, FindingKey> keyOf) =>
        findings.GroupBy(keyOf).ToDictionary(group => group.Key, group => group.Count());

    /// <summary>What findings are counted by; where in an object they stand may change with the fixes of others.</summary>
    /// <param name="Code">The code.</param>
    /// <param name="Object">The object; null where the fixes change its name.</param>
    /// <param name="File">The file, where that is needed to tell objects apart.</param>
    /// <param name="Renamed">Which object of those in the file whose name the fixes change; below 0 for all others.</param>
    /// <param name="Corrected">The path of the rule, where the fixes correct a label in it; empty for all others.</param>
    private readonly record struct FindingKey(string Code, ObjectName? Object, string File, int Renamed, string Corrected)
    {
        public static FindingKey Of(Diagnostic finding, int renamed, string corrected) =>
            renamed >= 0 ? new(finding.Descriptor.Code, null, finding.Location.Source.Path, renamed, corrected)
            : new(finding.Descriptor.Code, finding.Object, finding.Object is null ? finding.Location.Source.Path : string.Empty, renamed, corrected);
    }
}
