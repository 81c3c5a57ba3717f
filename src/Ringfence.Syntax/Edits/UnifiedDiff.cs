using System.Globalization;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>The difference between two texts in the form that <c>patch -p0</c> takes: hunks of three lines of context.</summary>
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
    /// <param name="parts">In order and apart, each with at least three lines around what changes, or all that the file has.</param>
    public static string Of(string path, IReadOnlyList<DiffPart> parts) => Of(path, path, parts);

    private static string Of(string from, string to, IReadOnlyList<DiffPart> parts)
    {
        StringBuilder diff = new();
        int added = 0;
        foreach (DiffPart part in parts)
        {
            List<string> before = Lines(part.Before);
            List<string> after = Lines(part.After);
            List<DiffLine> script = LineScript.Between(before, after);
            foreach (Range hunk in Hunks(script))
            {
                Write(diff, script, hunk, part.FirstLine, part.FirstLine + added);
            }

            added += after.Count - before.Count;
        }

        return diff.Length == 0 ? string.Empty : $"--- {from}\n+++ {to}\n{diff}";
    }

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
