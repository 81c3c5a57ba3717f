namespace Ringfence.Explain;

/// <summary>Writes what can be done about a denied connection, for people.</summary>
/// <param name="style">How to make things stand out.</param>
public sealed class SuggestionText(TextStyle style)
{
    /// <summary>Writes a suggestion; every line ends with a line feed. The diff is written as it is, so that it can be fed to <c>patch</c>.</summary>
    public void Write(TextWriter text, Suggestion suggestion)
    {
        Line(text, string.Empty);
        switch (suggestion)
        {
            case Suggestion.Verified(var edits, var diff):
                Line(text, $"{style.Strong("To allow it")}, {string.Join("; then ", edits.Select(EditWords.Of))}. Checked: with this change it is allowed.");
                Line(text, string.Empty);
                if (diff.Length > 0)
                {
                    WriteDiff(text, diff);
                }
                else
                {
                    Line(text, "The lines to change are not shown: they are very long, or the input cannot be read a second time.");
                }

                break;
            case Suggestion.None(var reason):
                Line(text, $"No edit to suggest: {reason}.");
                break;
        }
    }

    private static void Line(TextWriter text, string line)
    {
        text.Write(line);
        text.Write('\n');
    }

    private void WriteDiff(TextWriter text, string diff)
    {
        foreach (string line in diff.TrimEnd('\n').Split('\n'))
        {
            Line(text, line.Length == 0 ? line : line[0] switch
            {
                '+' => style.Good(line),
                '-' => style.Bad(line),
                '@' => style.Faint(line),
                _ => line,
            });
        }
    }
}
