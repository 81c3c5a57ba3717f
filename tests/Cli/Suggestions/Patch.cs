using System.Globalization;

namespace Ringfence.Cli.Tests;

/// <summary>Applies unified diffs as <c>patch -p1</c> does, but takes nothing that does not fit to the letter.</summary>
internal static class Patch
{
    private const string NoLineBreak = "\\ No newline at end of file\n";

    /// <summary>The files after a diff: those of before, with what it changes and adds.</summary>
    public static Dictionary<string, string> Apply(IReadOnlyDictionary<string, string> files, string diff)
    {
        Dictionary<string, string> after = new(files, StringComparer.Ordinal);
        foreach (string part in diff.Split("--- ").Where(part => part.Contains("\n+++ ", StringComparison.Ordinal)))
        {
            List<string> lines = Lines(part.Replace("\n" + NoLineBreak, string.Empty, StringComparison.Ordinal));
            string path = lines[1]["+++ b/".Length..].TrimEnd('\n');
            List<string> text = Lines(lines[0] == "/dev/null\n" ? string.Empty : files[path]);
            int moved = 0;
            foreach (Range hunk in Hunks(lines))
            {
                moved += Apply(text, lines[hunk], moved);
            }

            after[path] = string.Concat(text);
        }

        return after;
    }

    private static int Apply(List<string> text, List<string> hunk, int moved)
    {
        string[] extent = hunk[0].Split(' ')[1][1..].Split(',');
        int count = extent.Length == 1 ? 1 : int.Parse(extent[1], CultureInfo.InvariantCulture);
        int first = int.Parse(extent[0], CultureInfo.InvariantCulture) - (count == 0 ? 0 : 1) + moved;
        List<string> before = [.. hunk[1..].Where(line => line[0] != '+').Select(line => line[1..])];
        List<string> after = [.. hunk[1..].Where(line => line[0] != '-').Select(line => line[1..])];
        Assert.Equal(before, text[first..(first + count)]);
        text.RemoveRange(first, count);
        text.InsertRange(first, after);
        return after.Count - before.Count;
    }

    private static IEnumerable<Range> Hunks(List<string> lines)
    {
        int[] starts = [.. Enumerable.Range(0, lines.Count).Where(i => lines[i].StartsWith("@@ ", StringComparison.Ordinal)), lines.Count];
        return starts.Zip(starts.Skip(1), (start, end) => start..end);
    }

    private static List<string> Lines(string text) => [.. text.Split('\n').SkipLast(1).Select(line => line + "\n"), .. text.EndsWith('\n') || text.Length == 0 ? (string[])[] : [text.Split('\n')[^1]]];
}
