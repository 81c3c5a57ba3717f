using System.Buffers;
using System.Text;
using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Recognises charts' templates that were not rendered: <c>{{</c> outside of quotes and comments.</summary>
internal static class YamlTemplates
{
    // What Helm's templates begin with; text of Prometheus and the like (`{{ $labels.pod }}`) is left alone.
    private static readonly SearchValues<string> Beginnings = SearchValues.Create(
        [".Values", ".Release", ".Chart", ".Capabilities", ".Template", ".Files", "include ", "template ", "tpl ", "toYaml ", "if ", "else", "end", "range ", "with ", "define "],
        StringComparison.Ordinal);

    /// <summary>The template text that another fault is about: on its line, or on the one before.</summary>
    public static ReadFault? Near(ReadOnlySpan<byte> text, int fault)
    {
        int at = Math.Clamp(fault, 0, text.Length);
        int line = text[..at].LastIndexOf((byte)'\n') + 1;
        int before = line > 0 ? text[..(line - 1)].LastIndexOf((byte)'\n') + 1 : 0;
        (int Start, int Length) found = Find(text, line);
        found = found.Length > 0 ? found : Find(text, before);
        return found.Length > 0 ? Fault(text, found.Start, found.Length) : null;
    }

    /// <summary>The fault of a document that was read, but whose first plain scalar with template text is one of Helm's.</summary>
    public static ReadFault? In(TapeWriter tape, ReadOnlySpan<byte> text)
    {
        if (text.IndexOf("{{"u8) < 0)
        {
            return null;
        }

        for (int i = 0; i < tape.Count; i++)
        {
            SyntaxRecord record = tape[i];
            if (record is not { Kind: NodeKind.String, Extra: -1 } || text.Slice(record.Start, record.Length).IndexOf("{{"u8) is not (var at and >= 0))
            {
                continue;
            }

            int start = record.Start + at;
            string inner = Encoding.UTF8.GetString(text[(start + 2)..(record.Start + record.Length)]).TrimStart('-', ' ');
            if (inner.AsSpan().IndexOfAny(Beginnings) == 0)
            {
                return Fault(text, start, LengthOf(text[start..(record.Start + record.Length)]));
            }
        }

        return null;
    }

    private static (int Start, int Length) Find(ReadOnlySpan<byte> text, int lineStart)
    {
        ReadOnlySpan<byte> line = text[lineStart..];
        int end = line.IndexOf((byte)'\n');
        line = end < 0 ? line : line[..end];
        byte quote = 0;
        for (int i = 0; i + 1 < line.Length; i++)
        {
            byte c = line[i];
            if (quote != 0)
            {
                quote = c == quote ? (byte)0 : quote;
            }
            else if (c is (byte)'"' or (byte)'\'' && (i == 0 || line[i - 1] is (byte)' ' or (byte)'[' or (byte)'{' or (byte)','))
            {
                quote = c;
            }
            else if (c == '#' && (i == 0 || line[i - 1] == ' '))
            {
                break;
            }
            else if (c == '{' && line[i + 1] == '{')
            {
                return (lineStart + i, LengthOf(line[i..]));
            }
        }

        return (0, 0);
    }

    private static ReadFault Fault(ReadOnlySpan<byte> text, int start, int length) =>
        new(ReadDiagnostics.TemplateNotRendered, start, length, Encoding.UTF8.GetString(text.Slice(start, length)));

    private static int LengthOf(ReadOnlySpan<byte> text)
    {
        int end = text.IndexOf("}}"u8);
        return end < 0 ? 2 : end + 2;
    }
}
