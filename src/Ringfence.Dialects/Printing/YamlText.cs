using System.Globalization;
using System.Text;

namespace Ringfence.Dialects;

/// <summary>Prints values as YAML in the style of kubectl: block style, lists not indented under their key, <c>{}</c> for empty maps.</summary>
internal static class YamlText
{
    /// <summary>A document.</summary>
    public static string Of(YamlMap root)
    {
        StringBuilder text = new();
        AppendMap(text, root, 0, string.Empty);
        return text.ToString();
    }

    /// <summary>A string so that YAML 1.1 reads it back as that string: plain where it can be, else in double quotes.</summary>
    public static string Scalar(string value) => IsPlain(value) ? value : Quote(value);

    // The first line takes what stands before it ("- " of a list item) in place of its indent.
    private static void AppendMap(StringBuilder text, YamlMap map, int indent, string first)
    {
        bool begun = first.Length > 0;
        foreach ((string key, object value) in map)
        {
            text.Append(begun ? first : new string(' ', indent)).Append(Scalar(key)).Append(':');
            begun = false;
            switch (value)
            {
                case YamlMap { Count: > 0 } inner:
                    text.Append('\n');
                    AppendMap(text, inner, indent + 2, string.Empty);
                    break;
                case List<object> items:
                    text.Append('\n');
                    AppendList(text, items, indent);
                    break;
                default:
                    text.Append(' ').Append(Leaf(value)).Append('\n');
                    break;
            }
        }
    }

    private static void AppendList(StringBuilder text, List<object> items, int indent)
    {
        string dash = $"{new string(' ', indent)}- ";
        foreach (object item in items)
        {
            if (item is YamlMap { Count: > 0 } map)
            {
                AppendMap(text, map, indent + 2, dash);
            }
            else
            {
                text.Append(dash).Append(Leaf(item)).Append('\n');
            }
        }
    }

    private static string Leaf(object value) => value switch
    {
        string text => Scalar(text),
        bool flag => flag ? "true" : "false",
        YamlMap => "{}",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? string.Empty,
    };

    // Narrower than YAML's rules: what begins with a letter, digit, slash or colon and holds nothing that could mean something,
    // and is none of the words and numbers that YAML 1.1 reads as something else.
    private static bool IsPlain(string value) =>
        value.Length > 0
        && (char.IsAsciiLetterOrDigit(value[0]) || value[0] is '/' or '_' || (value[0] == ':' && value.Length > 1))
        && value[^1] != ':'
        && value.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.' or '/' or ':')
        && !IsWord(value)
        && !LooksNumeric(value);

    private static bool IsWord(string value) => value.ToUpperInvariant()
        is "Y" or "YES" or "N" or "NO" or "ON" or "OFF" or "TRUE" or "FALSE" or "NULL";

    // Numbers, dates and the base-60 numbers of YAML 1.1, and a little more: a digit first and then nothing but what these have.
    private static bool LooksNumeric(string value) =>
        char.IsAsciiDigit(value[0])
        && value.All(character => char.IsAsciiHexDigit(character) || character is '_' or '.' or ':' or '-' or 'x' or 'X' or 'o' or 'T' or 'Z');

    private static string Quote(string value)
    {
        StringBuilder quoted = new(value.Length + 2);
        quoted.Append('"');
        foreach (char unit in value)
        {
            _ = unit switch
            {
                '"' or '\\' => quoted.Append('\\').Append(unit),
                '\n' => quoted.Append("\\n"),
                '\t' => quoted.Append("\\t"),
                '\r' => quoted.Append("\\r"),
                < ' ' or (>= '\x7f' and <= '\xa0') or '\u2028' or '\u2029' or '\ufeff' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}"),
                _ => quoted.Append(unit),
            };
        }

        return quoted.Append('"').ToString();
    }
}
