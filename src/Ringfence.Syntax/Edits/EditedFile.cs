using System.Text;

namespace Ringfence.Syntax;

/// <summary>A file with changes made to it, round by round; knows what they all come to for the file as it was first. Immutable.</summary>
public sealed class EditedFile
{
    private const int ContextLines = 3;

    /// <summary>A file that nothing was changed of.</summary>
    public EditedFile(ReadOnlyMemory<byte> original)
        : this(original, original, [])
    {
    }

    private EditedFile(ReadOnlyMemory<byte> original, ReadOnlyMemory<byte> current, IReadOnlyList<TextChange> changes) =>
        (Original, Current, Changes) = (original, current, changes);

    /// <summary>The file as it was first.</summary>
    public ReadOnlyMemory<byte> Original { get; }

    /// <summary>The file with every change made.</summary>
    public ReadOnlyMemory<byte> Current { get; }

    /// <summary>All changes, by offsets of the file as it was first: in order, and apart.</summary>
    public IReadOnlyList<TextChange> Changes { get; }

    /// <summary>The file with more changes made.</summary>
    /// <param name="changes">By offsets of <see cref="Current"/>; they do not overlap.</param>
    public EditedFile With(IEnumerable<TextChange> changes)
    {
        EditedFile edited = this;

        // From the end, so that offsets before a change stay what they are.
        foreach (TextChange change in changes.OrderByDescending(change => change.Offset))
        {
            edited = edited.With(change);
        }

        return edited;
    }

    /// <summary>The difference from the file as it was first, as a unified diff; empty when there is none.</summary>
    /// <param name="path">The file's path, for both sides.</param>
    public string Difference(string path)
    {
        List<(int Start, int End, List<TextChange> Changes)> windows = [];
        foreach (TextChange change in Changes)
        {
            int start = LineStart((int)change.Offset, ContextLines);
            int end = LineEnd((int)change.Offset + change.Length, ContextLines + 1);
            if (windows is [.., var last] && last.End >= start)
            {
                windows[^1] = (last.Start, end, [.. last.Changes, change]);
            }
            else
            {
                windows.Add((start, end, [change]));
            }
        }

        List<DiffPart> parts = [];
        int line = 1;
        int counted = 0;
        foreach ((int start, int end, List<TextChange> changes) in windows)
        {
            line += Original.Span[counted..start].Count((byte)'\n');
            counted = start;
            byte[] after = Original.Span[start..end].ToArray();
            foreach (TextChange change in Enumerable.Reverse(changes))
            {
                after = (change with { Offset = change.Offset - start }).ApplyTo(after);
            }

            parts.Add(new DiffPart(line, Encoding.UTF8.GetString(Original.Span[start..end]), Encoding.UTF8.GetString(after)));
        }

        return UnifiedDiff.Of(path, parts);
    }

    /// <summary>Where something stood in the file as it was first.</summary>
    /// <param name="offset">Where it stands now, by an offset of <see cref="Current"/>; inside of a change, the start of that counts.</param>
    public SourcePosition PositionBefore(long offset)
    {
        long before = offset;
        long grown = 0;
        foreach (TextChange change in Changes.TakeWhile(change => change.Offset + grown <= offset))
        {
            int length = Encoding.UTF8.GetByteCount(change.Text);
            bool within = offset < change.Offset + grown + length;
            grown += length - change.Length;
            before = within ? change.Offset : offset - grown;
        }

        return new SourceText(string.Empty, Original).PositionOf((int)before);
    }

    /// <summary>One more change; what touches earlier ones becomes one with them.</summary>
    private EditedFile With(TextChange change)
    {
        List<TextChange> above = [];
        List<TextChange> below = [];
        int start = (int)change.Offset;
        int end = start + change.Length;
        int joinedStart = start;
        int joinedEnd = end;

        // How much longer the text became by the changes above this one, and by those that it touches.
        int grownAbove = 0;
        int grownWithin = 0;
        foreach (TextChange earlier in Changes)
        {
            int length = Encoding.UTF8.GetByteCount(earlier.Text);
            int at = (int)earlier.Offset + grownAbove + grownWithin;
            if (at + length < start)
            {
                above.Add(earlier);
                grownAbove += length - earlier.Length;
            }
            else if (at <= end)
            {
                joinedStart = Math.Min(joinedStart, at);
                joinedEnd = Math.Max(joinedEnd, at + length);
                grownWithin += length - earlier.Length;
            }
            else
            {
                below.Add(earlier);
            }
        }

        ReadOnlySpan<byte> current = Current.Span;
        string text = Encoding.UTF8.GetString(current[joinedStart..start]) + change.Text + Encoding.UTF8.GetString(current[end..joinedEnd]);
        TextChange joined = new(joinedStart - grownAbove, joinedEnd - joinedStart - grownWithin, text);
        return new EditedFile(Original, change.ApplyTo(current), [.. above, joined, .. below]);
    }

    /// <summary>The start of the line that holds an offset, or of one some lines above it.</summary>
    private int LineStart(int offset, int linesAbove)
    {
        int start = Original.Span[..offset].LastIndexOf((byte)'\n') + 1;
        for (int i = 0; i < linesAbove && start > 0; i++)
        {
            start = Original.Span[..(start - 1)].LastIndexOf((byte)'\n') + 1;
        }

        return start;
    }

    /// <summary>The end of some lines, that of the offset counted, their line breaks included.</summary>
    private int LineEnd(int offset, int lines)
    {
        int end = offset;
        for (int i = 0; i < lines; i++)
        {
            int next = Original.Span[end..].IndexOf((byte)'\n');
            end = next < 0 ? Original.Length : end + next + 1;
        }

        return end;
    }
}
