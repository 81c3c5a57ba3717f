using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ringfence.Cli;

/// <summary>Writes one JSON document as the answer of a command: indented, UTF-8, a line break at the end.</summary>
internal static class JsonAnswer
{
    // What is printed goes to programs and terminals, never into a web page: `<` and umlauts may stay what they are.
    private static readonly JsonWriterOptions Options = new() { Indented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Writes what an action writes.</summary>
    public static void Write(CommandRun run, Action<Utf8JsonWriter> write)
    {
        using (Utf8JsonWriter json = new(run.OutputBytes, Options))
        {
            write(json);
        }

        run.OutputBytes.WriteByte((byte)'\n');
    }
}
