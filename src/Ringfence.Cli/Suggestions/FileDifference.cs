using System.Text;
using Ringfence.Manifests;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Shows changed texts as differences of their files. Of a file only the lines around a change are read.</summary>
internal sealed class FileDifference(InputTexts texts)
{
    // Whole files have been seen on one line; nobody reads a difference of it.
    private const int LongestContext = 64 * 1024;
    private const int ContextLines = 3;

    /// <summary>The differences, files in the order of the input and new ones last; empty when the lines are too long or the input cannot be read a second time.</summary>
    public string Of(IReadOnlyList<ChangedText> changed)
    {
        List<string> input = [.. texts.Files.Select(file => file.Path).Distinct(StringComparer.Ordinal)];
        ILookup<string, ChangedText> files = changed.ToLookup(text => text.Place.Path);
        List<string?> differences =
        [
            .. input.Where(files.Contains).Select(path => texts.Look(path, file => OfFile(path, file, files[path]))),
            .. files.Where(file => !input.Contains(file.Key)).Select(file => UnifiedDiff.Of(file.Key, null, Encoding.UTF8.GetString(file.Single().Utf8.Span))),
        ];
        return differences.Contains(null) ? string.Empty : string.Concat(differences);
    }

    private static string? OfFile(string path, Stream file, IEnumerable<ChangedText> changed)
    {
        List<Window> windows = [];
        foreach (ChangedText text in changed.OrderBy(text => text.Place.Offset))
        {
            (TextChange change, int line) = Narrowed(text, FileParts.Read(file, text.Place.Offset, text.Place.Length));
            if (Around(file, change, line) is not { } window)
            {
                return null;
            }

            if (windows is [.., var last] && last.End >= window.Start)
            {
                windows[^1] = last with { End = window.End, Changes = [.. last.Changes, change] };
            }
            else
            {
                windows.Add(window);
            }
        }

        return UnifiedDiff.Of(path, windows.ConvertAll(window => Part(file, window)));
    }

    /// <summary>A text's change without the lines that stay at its beginning and end, and the line it begins on.</summary>
    private static (TextChange Change, int Line) Narrowed(ChangedText text, ReadOnlySpan<byte> before)
    {
        ReadOnlySpan<byte> after = text.Utf8.Span;
        int head = before[..before.CommonPrefixLength(after)].LastIndexOf((byte)'\n') + 1;
        int tail = CommonSuffixLength(before[head..], after[head..]);
        tail -= before[^tail..].IndexOf((byte)'\n') is >= 0 and var end ? end + 1 : tail;
        return (
            new TextChange(text.Place.Offset + head, before.Length - head - tail, Encoding.UTF8.GetString(after[head..^tail])),
            text.Place.Origin.Line + before[..head].Count((byte)'\n'));
    }

    private static int CommonSuffixLength(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right)
    {
        int length = 0;
        while (length < left.Length && length < right.Length && left[^(length + 1)] == right[^(length + 1)])
        {
            length++;
        }

        return length;
    }

    /// <summary>The lines around a change; null when they are too long.</summary>
    private static Window? Around(Stream file, TextChange change, int line)
    {
        long from = Math.Max(0, change.Offset - LongestContext);
        ReadOnlySpan<byte> above = FileParts.Read(file, from, (int)(change.Offset - from));
        int start = StartOfLines(above);
        long to = change.Offset + change.Length;
        ReadOnlySpan<byte> below = FileParts.Read(file, to, (int)Math.Min(LongestContext, file.Length - to));
        int end = EndOfLines(below);
        return (start < 0 && from > 0) || (end < 0 && to + below.Length < file.Length) || change.Length > LongestContext
            ? null
            : new Window(
                from + Math.Max(0, start),
                to + (end < 0 ? below.Length : end),
                line - above[Math.Max(0, start)..].Count((byte)'\n'),
                [change]);
    }

    private static int StartOfLines(ReadOnlySpan<byte> above)
    {
        int start = above.Length;
        for (int i = 0; i <= ContextLines && start >= 0; i++)
        {
            start = above[..start].LastIndexOf((byte)'\n');
        }

        return start < 0 ? start : start + 1;
    }

    private static int EndOfLines(ReadOnlySpan<byte> below)
    {
        int end = 0;
        for (int i = 0; i <= ContextLines; i++)
        {
            int next = below[end..].IndexOf((byte)'\n');
            if (next < 0)
            {
                return next;
            }

            end += next + 1;
        }

        return end;
    }

    private static DiffPart Part(Stream file, Window window)
    {
        byte[] before = FileParts.Read(file, window.Start, checked((int)(window.End - window.Start)));
        byte[] after = before;
        foreach (TextChange change in Enumerable.Reverse(window.Changes))
        {
            after = (change with { Offset = change.Offset - window.Start }).ApplyTo(after);
        }

        return new DiffPart(window.FirstLine, Encoding.UTF8.GetString(before), Encoding.UTF8.GetString(after));
    }

    /// <summary>Lines of a file around changes: 0-based byte offsets, the number of the first line, and the changes in order.</summary>
    private sealed record Window(long Start, long End, int FirstLine, IReadOnlyList<TextChange> Changes);
}
