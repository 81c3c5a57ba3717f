using System.Text;

namespace Ringfence.Cli;

/// <summary>Writes text to a stream line by line, each with a letter in front that says where it belongs.</summary>
internal sealed class LineWriter(Stream stream, char letter) : TextWriter
{
    private readonly StringBuilder _line = new();

    /// <inheritdoc/>
    public override Encoding Encoding => Encoding.UTF8;

    /// <inheritdoc/>
    public override void Write(char value)
    {
        if (value != '\n')
        {
            _line.Append(value);
            return;
        }

        byte[] line = Encoding.UTF8.GetBytes($"{letter}{_line}\n");
        _line.Clear();

        // Two writers share the stream.
        lock (stream)
        {
            stream.Write(line);
        }
    }

    /// <inheritdoc/>
    public override void WriteLine(string? value)
    {
        Write(value);
        Write('\n');
    }

    /// <inheritdoc/>
    public override void Flush()
    {
        if (_line.Length > 0)
        {
            Write('\n');
        }
    }
}
