using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ringfence.Cli;

/// <summary>Writes one JSON document as the answer of a command: indented, UTF-8, a line break at the end.</summary>
internal static class JsonAnswer
{
    // What is printed goes to programs and terminals, never into a web page: `<` and umlauts may stay what they are.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>How elements are written of which each has a line.</summary>
    public static JsonWriterOptions Lines { get; } = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what an action writes.</summary>
    public static void Write(CommandRun run, Action<Utf8JsonWriter> write) => Write(run.OutputBytes, write);

    /// <summary>Writes what an action writes, as text.</summary>
    public static void Write(TextWriter output, Action<Utf8JsonWriter> write)
    {
        using MemoryStream bytes = new();
        Write(bytes, write);
        output.Write(Encoding.UTF8.GetString(bytes.GetBuffer(), 0, (int)bytes.Length));
    }

    private static void Write(Stream output, Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(output, Options))
        {
            write(json);
        }

        output.WriteByte((byte)'\n');
    }
}
