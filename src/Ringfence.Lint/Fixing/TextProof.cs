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
        if (were.Count != became.Count)
        {
            return "with the change the file cannot be read as the objects that it holds";
        }

        ILookup<int, Diagnostic> touched = batch
            .Where(finding => finding.Location.Source.Path == path)
            .ToLookup(finding => were.FindIndex(document => Holds(document, finding.Location)));
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

    private static bool Holds(SyntaxDocument document, SourceLocation place)
    {
        long start = document.Location.Source.OriginOffset + document.Location.Span.Start;
        long offset = place.Source.OriginOffset + place.Span.Start;
        return start <= offset && offset < start + document.Location.Span.Length;
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
