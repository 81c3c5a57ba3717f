using System.Text;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>
/// Writes text for people. Whatever a file or an argument smuggled in is escaped on the way: only line breaks, tabs and our own
/// colours reach a terminal as they are.
/// </summary>
internal sealed class ShownWriter : TextWriter
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    // Those of Palette and of TextStyle.
    private static readonly string[] Colours = ["\e[0m", "\e[1m", "\e[2m", "\e[33m", "\e[1;31m", "\e[1;32m", "\e[1;33m"];

    private readonly StreamWriter _text;
    private readonly Colouring _colouring;

    // A stream that is closed or full is no reason to answer otherwise: what would be said is dropped.
    private bool _nobodyReads;

    /// <summary>Writes UTF-8 without a byte order mark, each text at once; leaves the stream open.</summary>
    public ShownWriter(Stream stream, Colouring colouring)
    {
        _text = new StreamWriter(stream, Utf8, bufferSize: 4096, leaveOpen: true) { AutoFlush = true };
        _colouring = colouring;
        NewLine = "\n";
    }

    /// <inheritdoc/>
    public override Encoding Encoding => Utf8;

    /// <inheritdoc/>
    public override void Write(char value) => Write([value]);

    /// <inheritdoc/>
    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    /// <inheritdoc/>
    public override void Write(string? value) => Write(value.AsSpan());

    /// <inheritdoc/>
    public override void WriteLine(string? value) => Write($"{value}\n");

    /// <inheritdoc/>
    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (_nobodyReads)
        {
            return;
        }

        try
        {
            _text.Write(buffer.ContainsAnyExceptInRange(' ', '~') ? Escaped(buffer) : buffer);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            _nobodyReads = true;
        }
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        // Every text is passed on when it is written.
    }

    /// <inheritdoc/>
    protected override void Dispose(bool disposing)
    {
        if (disposing && !_nobodyReads)
        {
            _text.Dispose();
        }

        base.Dispose(disposing);
    }

    private string Escaped(ReadOnlySpan<char> text)
    {
        StringBuilder safe = new(text.Length + 16);
        while (!text.IsEmpty)
        {
            int passes = LengthOfWhatMayPass(text);
            if (passes > 0)
            {
                safe.Append(text[..passes]);
                text = text[passes..];
                continue;
            }

            // Up to the next character of control, where something may pass again.
            int next = text[1..].IndexOfAnyInRange('\0', '\u001f');
            int length = next < 0 ? text.Length : next + 1;
            safe.Append(VisibleText.Escape(text[..length].ToString()));
            text = text[length..];
        }

        return safe.ToString();
    }

    private int LengthOfWhatMayPass(ReadOnlySpan<char> text)
    {
        if (text[0] == '\e' && _colouring == Colouring.Coloured)
        {
            foreach (string colour in Colours)
            {
                if (text.StartsWith(colour))
                {
                    return colour.Length;
                }
            }
        }

        // A line of a diff keeps the carriage return that its file ends lines with.
        bool endsLine = text[0] == '\r' && (text.Length == 1 || text[1] == '\n');
        return endsLine || text[0] is '\n' or '\t' ? 1 : 0;
    }
}
