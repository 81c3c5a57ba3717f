using System.Text;
using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Puts a diagnostic into text for people: place, message, the source line with a caret under the span, help.</summary>
public static class DiagnosticRenderer
{
    /// <summary>The diagnostic in up to four lines, separated by <c>\n</c>, without a line break at the end.</summary>
    /// <remarks>Paths, names and source lines may hold anything; control and bidi characters in them are escaped (<see cref="VisibleText"/>).</remarks>
    public static string Render(Diagnostic diagnostic)
    {
        SourceLocation location = diagnostic.Location;
        StringBuilder text = new();
        text.Append(VisibleText.Escape($"{location}: {Word(diagnostic.Descriptor.Severity)} {diagnostic.Descriptor.Code}: {diagnostic.Message}"));
        SourceExcerpt excerpt = SourceExcerpt.Of(location);
        string gutter = $"{location.Position.Line}";
        if (excerpt.Text.Length > 0)
        {
            text.Append($"\n  {gutter} | {excerpt.Text}");
            text.Append($"\n  {new string(' ', gutter.Length)} | {excerpt.Carets}");
        }

        if (diagnostic.Help.Length > 0)
        {
            text.Append($"\n  help: {VisibleText.Escape(diagnostic.Help)}");
        }

        return text.ToString();
    }

    /// <summary>Writes each diagnostic and a line break, in the order given.</summary>
    public static void Write(TextWriter writer, IEnumerable<Diagnostic> diagnostics)
    {
        foreach (Diagnostic diagnostic in diagnostics)
        {
            writer.Write(Render(diagnostic));
            writer.Write('\n');
        }
    }

    private static string Word(DiagnosticSeverity severity) => severity switch
    {
        DiagnosticSeverity.Error => "error",
        DiagnosticSeverity.Warning => "warning",
        DiagnosticSeverity.Info => "info",
    };
}
