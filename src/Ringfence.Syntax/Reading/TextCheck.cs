using System.Buffers;
using System.Text;
using Ringfence.Diagnostics;

namespace Ringfence.Syntax;

/// <summary>Looks for bytes that no text may hold before anything is made of it.</summary>
internal static class TextCheck
{
    private static readonly SearchValues<byte> Controls =
        SearchValues.Create([.. Enumerable.Range(0, 32).Where(c => c is not ('\t' or '\n' or '\r')).Select(c => (byte)c), 0x7F]);

    /// <summary>The first place that is no UTF-8.</summary>
    public static ReadFault? Utf8(ReadOnlySpan<byte> text)
    {
        if (System.Text.Unicode.Utf8.IsValid(text))
        {
            return null;
        }

        int at = 0;
        while (Rune.DecodeFromUtf8(text[at..], out _, out int length) == OperationStatus.Done)
        {
            at += length;
        }

        return new ReadFault(ReadDiagnostics.InvalidUtf8, at, 1, $"{text[at]:X2}");
    }

    /// <summary>The first place that is no UTF-8 or holds a character that YAML does not allow (go-yaml v2, readerc.go).</summary>
    public static ReadFault? Yaml(ReadOnlySpan<byte> text)
    {
        int control = text.IndexOfAny(Controls);
        ReadFault? invalid = Utf8(control < 0 ? text : text[..control]);
        if (invalid is not null || control >= 0)
        {
            return invalid ?? new ReadFault(ReadDiagnostics.ControlCharacter, control, 1, $"{text[control]:X2}");
        }

        // Beyond ASCII: U+0080 to U+009F but U+0085, U+FEFF, U+FFFE and U+FFFF.
        int at = 0;
        while (text[at..].IndexOfAny((byte)0xC2, (byte)0xEF) is var step and >= 0)
        {
            at += step;
            bool refused = text[at] == 0xC2
                ? text[at + 1] is < 0xA0 and not 0x85
                : (text[at + 1], text[at + 2]) is (0xBB, 0xBF) or (0xBF, 0xBE or 0xBF);
            if (refused)
            {
                return new ReadFault(ReadDiagnostics.ControlCharacter, at, text[at] == 0xC2 ? 2 : 3, Convert.ToHexString(text.Slice(at, text[at] == 0xC2 ? 2 : 3)));
            }

            at++;
        }

        return null;
    }

    /// <summary>The name of the wide encoding that a file's first bytes tell of; empty when they tell of none.</summary>
    public static string WideEncoding(ReadOnlySpan<byte> start) => start switch
    {
        [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..] => "UTF-32",
        [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] => "UTF-16",
        [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..] => "UTF-16",
        _ => string.Empty,
    };
}
