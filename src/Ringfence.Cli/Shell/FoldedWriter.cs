using System.Text;

namespace Ringfence.Cli;

/// <summary>Folds lines that are wider than a terminal between words, so that what goes on in the next line is seen to belong to the one before.</summary>
/// <remarks>For sentences and tables of them; what is to be copied, such as differences, must not come through here.</remarks>
/// <param name="inner">Where lines go; not closed.</param>
/// <param name="columns">How wide it is.</param>
internal sealed class FoldedWriter(TextWriter inner, int columns) : TextWriter
{
    // A window narrower than that shows nothing well.
    private const int Least = 40;
    private const int Hanging = 4;

    private readonly int _columns = Math.Max(columns, Least);
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => inner.Encoding;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value == '\n')
        {
            inner.Write($"{Folded(_line.ToString())}\n");
            _line.Clear();
            return;
        }

        _line.Append(value);
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write($"{value}\n");

    /// <inheritdoc/>
    public override void Flush()
    {
        inner.Write(_line);
        _line.Clear();
        inner.Flush();
    }

    private string Folded(string line)
    {
        if (Width(line) <= _columns)
        {
            return line;
        }

        string indent = new(' ', line.Length - line.TrimStart(' ').Length + Hanging);
        StringBuilder folded = new();
        int used = 0;
        foreach ((string gap, string word) in Words(line))
        {
            int width = Width(word);
            if (used > indent.Length && used + gap.Length + width > _columns)
            {
                folded.Append('\n').Append(indent).Append(word);
                used = indent.Length + width;
            }
            else
            {
                folded.Append(gap).Append(word);
                used += gap.Length + width;
            }
        }

        return folded.ToString();
    }

    // Each word with the blanks before it.
    private static IEnumerable<(string Gap, string Word)> Words(string line)
    {
        for (int at = 0; at < line.Length;)
        {
            int word = at;
            while (word < line.Length && line[word] == ' ')
            {
                word++;
            }

            int end = line.IndexOf(' ', word) is var next and >= 0 ? next : line.Length;
            yield return (line[at..word], line[word..end]);
            at = end;
        }
    }

    // Colours take no room.
    private static int Width(string text)
    {
        int width = 0;
        for (int at = 0; at < text.Length; at++)
        {
            if (text[at] == '\e' && text.IndexOf('m', at) is var end and >= 0)
            {
                at = end;
            }
            else
            {
                width++;
            }
        }

        return width;
    }
}
