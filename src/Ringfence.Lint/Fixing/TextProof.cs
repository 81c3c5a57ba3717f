using Ringfence.Syntax;

namespace Ringfence.Lint;

/// <summary>Proves of one file that only the objects with findings say something else, and only where they may.</summary>
internal static class TextProof
{
    private const string Spec = "spec";

    /// <summary>What speaks against it; empty when nothing does.</summary>
    /// <param name="path">The file.</param>
    /// <param name="before">Its bytes before.</param>
    /// <param name="after">Its bytes with the fixes made.</param>
    /// <param name="batch">The findings of all files.</param>
    /// <param name="edited">Takes the objects that changed.</param>
    public static string Objection(
        string path, ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after, IReadOnlyList<Diagnostic> batch, List<EditedObject> edited)
    {
        List<SyntaxDocument> were = Read(path, before);
        List<SyntaxDocument> became = Read(path, after);
        Diagnostic[] here = [.. batch.Where(finding => finding.Location.Source.Path == path)];
        if (batch[0].Fix!.Effect is FixEffect.RemovesObject)
        {
            HashSet<int> gone = [.. here.Select(finding => IndexOf(were, finding.Location))];
            were = [.. were.Where((_, index) => !gone.Contains(index))];
            here = [];
            if (were.Count == 0)
            {
                return "the file would hold nothing any more: delete it";
            }
        }

        if (were.Count != became.Count)
        {
            return "with the change the file cannot be read as the objects that it holds";
        }

        ILookup<int, Diagnostic> touched = here.ToLookup(finding => IndexOf(were, finding.Location));
        for (int i = 0; i < were.Count; i++)
        {
            IReadOnlyList<string> differing = TreeDifference.Between(were[i].Root, became[i].Root);
            if (differing.FirstOrDefault(one => !touched[i].Any(finding => MayChange(finding, one))) is { } stray)
            {
                return touched.Contains(i)
                    ? $"the change would reach `{stray}` of the object as well, as a shared text does (an anchor or a merge key)"
                    : $"the change would reach {NameOf(were[i])} as well, as a shared text does (an anchor or a merge key)";
            }

            if (differing.Count > 0)
            {
                edited.Add(new EditedObject(were[i], became[i]));
            }
        }

        return string.Empty;
    }

    private static List<SyntaxDocument> Read(string path, ReadOnlyMemory<byte> utf8) => [.. new DocumentReader(ReadLimits.Default, new DiagnosticSink()).Read(path, utf8)];

    // Objects stand in the order of the file, and apart.
    private static int IndexOf(List<SyntaxDocument> documents, SourceLocation place)
    {
        long offset = place.Source.OriginOffset + place.Span.Start;
        int first = 0;
        int last = documents.Count - 1;
        while (first <= last)
        {
            int middle = (first + last) / 2;
            SourceLocation one = documents[middle].Location;
            long start = one.Source.OriginOffset + one.Span.Start;
            if (offset < start)
            {
                last = middle - 1;
            }
            else if (offset >= start + one.Span.Length)
            {
                first = middle + 1;
            }
            else
            {
                return middle;
            }
        }

        return -1;
    }

    // What is mended stays where it is; a key may change its case. Anything else that fixes do to a policy is done to its spec.
    private static bool MayChange(Diagnostic finding, string path) =>
        IsWithin(path, finding.Path) || (finding.Fix!.Effect is not FixEffect.MendsRefusal && IsWithin(path, Spec));

    private static bool IsWithin(string path, string place) =>
        place.Length > 0 && path.StartsWith(place, StringComparison.OrdinalIgnoreCase) && (path.Length == place.Length || path[place.Length] is '.' or '[');

    private static string NameOf(SyntaxDocument document)
    {
        string name = document.Root["metadata"u8]["name"u8].Text;
        return name.Length > 0 ? $"{document.Kind} `{VisibleText.Escape(name)}`" : "another object";
    }
}
