using System.Buffers;
using System.Text;

namespace Ringfence.Syntax;

/// <summary>A file with changes made to it, round by round; knows what they all come to for the file as it was first. Immutable.</summary>
public sealed class EditedFile
{
    private const int ContextLines = 3;

    private readonly SourceText _original;
    private long[]? _starts;

    /// <summary>A file that nothing was changed of.</summary>
    public EditedFile(ReadOnlyMemory<byte> original)
        : this(original, original, [])
    {
    }

    private EditedFile(ReadOnlyMemory<byte> original, ReadOnlyMemory<byte> current, IReadOnlyList<TextChange> changes)
    {
        (Original, Current, Changes) = (original, current, changes);
        _original = new SourceText(string.Empty, original);
    }

    /// <summary>The file as it was first.</summary>
    public ReadOnlyMemory<byte> Original { get; }

    /// <summary>The file with every change made.</summary>
    public ReadOnlyMemory<byte> Current { get; }

    /// <summary>All changes, by offsets of the file as it was first: in order, and apart.</summary>
    public IReadOnlyList<TextChange> Changes { get; }

    /// <summary>The file with more changes made; what touches earlier ones becomes one with them. All in one go, whatever their number.</summary>
    /// <param name="changes">By offsets of <see cref="Current"/>; they do not overlap.</param>
    public EditedFile With(IEnumerable<TextChange> changes)
    {
        TextChange[] added = [.. changes.OrderBy(change => change.Offset)];
        List<TextChange> joined = [];
        ArrayBufferWriter<byte> edited = new(Math.Max(1, Current.Length));
        int copied = 0;
        int earlier = 0;
        int next = 0;

        // How much longer the text became by the earlier changes that the walk is past.
        int grown = 0;
        while (earlier < Changes.Count || next < added.Length)
        {
            int grownAbove = grown;
            int start = (int)Math.Min(earlier < Changes.Count ? Changes[earlier].Offset + grown : int.MaxValue, next < added.Length ? added[next].Offset : int.MaxValue);
            int end = start;
            int from = start;
            StringBuilder text = new();
            while (true)
            {
                if (earlier < Changes.Count && Changes[earlier].Offset + grown <= end)
                {
                    int length = Encoding.UTF8.GetByteCount(Changes[earlier].Text);
                    end = Math.Max(end, (int)Changes[earlier].Offset + grown + length);
                    grown += length - Changes[earlier++].Length;
                }
                else if (next < added.Length && added[next].Offset <= end)
                {
                    text.Append(Encoding.UTF8.GetString(Current.Span[from..(int)added[next].Offset])).Append(added[next].Text);
                    from = (int)added[next].Offset + added[next++].Length;
                    end = Math.Max(end, from);
                }
                else
                {
                    break;
                }
            }

            text.Append(Encoding.UTF8.GetString(Current.Span[from..end]));
            TextChange one = new(start - grownAbove, end - start - (grown - grownAbove), text.ToString());
            joined.Add(one);
            edited.Write(Current.Span[copied..start]);
            edited.Write(Encoding.UTF8.GetBytes(one.Text));
            copied = end;
        }

        edited.Write(Current.Span[copied..]);
        return new EditedFile(Original, edited.WrittenMemory, joined);
    }

    /// <summary>The difference from the file as it was first, as a unified diff; empty when there is none.</summary>
    /// <param name="path">The file's path, for both sides.</param>
    public string Difference(string path)
    {
        List<DiffPart> parts = [];
        int line = 1;
        int counted = 0;
        int shown = 0;
        for (int i = 0; i < Changes.Count;)
        {
            // Whole lines that follow each other, with every change that is made to one of them.
            int start = LineStart((int)Changes[i].Offset, 0);
            int end = LineEnd((int)Changes[i].Offset + Changes[i].Length, 1);
            int first = i++;
            while (i < Changes.Count && LineStart((int)Changes[i].Offset, 0) <= end)
            {
                end = Math.Max(end, LineEnd((int)Changes[i].Offset + Changes[i++].Length, 1));
            }

            int above = Math.Max(shown, LineStart(start, ContextLines));
            int below = LineEnd(end, ContextLines);
            below = i < Changes.Count ? Math.Min(below, LineStart((int)Changes[i].Offset, 0)) : below;
            line += Original.Span[counted..above].Count((byte)'\n');
            counted = above;
            StringBuilder after = new();
            int from = above;
            foreach (TextChange change in Changes.Skip(first).Take(i - first))
            {
                after.Append(Text(from, (int)change.Offset)).Append(change.Text);
                from = (int)change.Offset + change.Length;
            }

            parts.Add(new DiffPart(line, Text(above, below), after.Append(Text(from, below)).ToString()));
            shown = below;
        }

        return UnifiedDiff.Of(path, parts);
    }

    /// <summary>Where something stood in the file as it was first.</summary>
    /// <param name="offset">Where it stands now, by an offset of <see cref="Current"/>; inside of a change, the start of that counts.</param>
    public SourcePosition PositionBefore(long offset)
    {
        _starts ??= StartsOf(Changes);
        int place = Array.BinarySearch(_starts, offset);
        int last = place >= 0 ? place : ~place - 1;
        if (last < 0)
        {
            return _original.PositionOf((int)offset);
        }

        TextChange above = Changes[last];
        long behind = offset - _starts[last] - Encoding.UTF8.GetByteCount(above.Text);
        return _original.PositionOf((int)(behind < 0 ? above.Offset : above.Offset + above.Length + behind));
    }

    /// <summary>Where each change stands in the text with all of them made.</summary>
    private static long[] StartsOf(IReadOnlyList<TextChange> changes)
    {
        long[] starts = new long[changes.Count];
        long grown = 0;
        for (int i = 0; i < starts.Length; i++)
        {
            starts[i] = changes[i].Offset + grown;
            grown += Encoding.UTF8.GetByteCount(changes[i].Text) - changes[i].Length;
        }

        return starts;
    }

    private string Text(int start, int end) => Encoding.UTF8.GetString(Original.Span[start..end]);

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
