using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>The difference between two texts in the form that <c>git apply</c> and <c>patch -p1</c> take: hunks of three lines of context.</summary>
public static class UnifiedDiff
{
    private const int Context = 3;
    private const string NoFile = "/dev/null";

    /// <summary>The difference of one file; empty when there is none.</summary>
    /// <param name="path">The file's path, for both sides.</param>
    /// <param name="before">Its text before; null when the file is new.</param>
    /// <param name="after">Its text after.</param>
    public static string Of(string path, string? before, string after) =>
        Of(before is null ? NoFile : path, path, [new DiffPart(1, before ?? string.Empty, after)]);

    /// <summary>The difference of one file of which only parts are at hand; empty when there is none.</summary>
    /// <param name="path">The file's path, for both sides.</param>
    /// <param name="parts">In order. Where they do not adjoin, each begins and ends with three lines that stay, or with the file.</param>
    public static string Of(string path, IReadOnlyList<DiffPart> parts) => Of(path, path, parts);

    private static string Of(string from, string to, IReadOnlyList<DiffPart> parts)
    {
        StringBuilder diff = new();
        List<DiffLine> script = [];
        int firstBefore = 1;
        int firstAfter = 1;
        int next = 1;
        foreach (DiffPart part in parts)
        {
            if (part.FirstLine != next)
            {
                Write(diff, script, firstBefore, firstAfter);
                firstAfter += part.FirstLine - firstBefore + Grown(script);
                firstBefore = part.FirstLine;
                script = [];
            }

            List<string> before = Lines(part.Before);
            script.AddRange(LineScript.Between(before, Lines(part.After)));
            next = part.FirstLine + before.Count;
        }

        Write(diff, script, firstBefore, firstAfter);
        return diff.Length == 0 ? string.Empty : $"--- {Named("a", from)}\n+++ {Named("b", to)}\n{diff}";
    }

    private static int Grown(List<DiffLine> script) => script.Count(line => line.Sign == '+') - script.Count(line => line.Sign == '-');

    // As git writes paths: below a folder for either side, and with a tab behind one that has a space.
    private static string Named(string side, string path) => path == NoFile
        ? path
        : $"{side}/{(path.StartsWith("./", StringComparison.Ordinal) ? path[2..] : path.TrimStart('/'))}{(path.Contains(' ', StringComparison.Ordinal) ? "\t" : string.Empty)}";

    /// <summary>Lines with their line breaks; the last may have none.</summary>
    private static List<string> Lines(string text)
    {
        List<string> lines = [];
        for (int start = 0; start < text.Length;)
        {
            int end = text.IndexOf('\n', start);
            end = end < 0 ? text.Length : end + 1;
            lines.Add(text[start..end]);
            start = end;
        }

        return lines;
    }

    private static IEnumerable<Range> Hunks(List<DiffLine> script)
    {
        int start = -1;
        int end = -1;
        for (int i = 0; i < script.Count; i++)
        {
            if (script[i].Sign == ' ')
            {
                continue;
            }

            if (start >= 0 && i - Context > end)
            {
                yield return start..end;
                start = -1;
            }

            start = start < 0 ? Math.Max(0, i - Context) : start;
            end = Math.Min(script.Count, i + 1 + Context);
        }

        if (start >= 0)
        {
            yield return start..end;
        }
    }

    private static void Write(StringBuilder diff, List<DiffLine> script, int firstBefore, int firstAfter)
    {
        foreach (Range hunk in Hunks(script))
        {
            Write(diff, script, hunk, firstBefore, firstAfter);
        }
    }

    private static void Write(StringBuilder diff, List<DiffLine> script, Range hunk, int firstBefore, int firstAfter)
    {
        List<DiffLine> before = script[..hunk.Start];
        List<DiffLine> lines = script[hunk];
        diff.Append(CultureInfo.InvariantCulture, $"@@ -{Extent(firstBefore, before, lines, '-')} +{Extent(firstAfter, before, lines, '+')} @@\n");
        foreach (DiffLine line in lines)
        {
            diff.Append(line.Sign).Append(line.Text);
            if (!line.Text.EndsWith('\n'))
            {
                diff.Append("\n\\ No newline at end of file\n");
            }
        }
    }

    private static string Extent(int firstLine, List<DiffLine> before, List<DiffLine> lines, char side)
    {
        int count = lines.Count(line => line.Sign == ' ' || line.Sign == side);
        int first = firstLine + before.Count(line => line.Sign == ' ' || line.Sign == side) - (count == 0 ? 1 : 0);
        return count == 1 ? first.ToString(CultureInfo.InvariantCulture) : $"{first},{count}";
    }
}
