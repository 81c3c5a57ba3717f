using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Ringfence.Cli;

/// <summary>One JSON document whose lists have an element a line, written without holding more than a buffer of it.</summary>
internal sealed class JsonLines : IDisposable
{
    private readonly Utf8Output _output;
    private readonly ArrayBufferWriter<byte> _element = new();
    private readonly Utf8JsonWriter _json;
    private bool _first;

    /// <summary>Begins a document.</summary>
    /// <param name="stream">Where it goes.</param>
    /// <param name="schema">The name of its schema; plain ASCII.</param>
    public JsonLines(Stream stream, string schema)
    {
        _output = new Utf8Output(stream);
        _json = new Utf8JsonWriter(_element, JsonAnswer.Lines);
        _output.Write("{\n  \"schema\": "u8);
        _output.Write(Encode(schema));
    }

    /// <summary>A text as JSON writes it, with its quotes.</summary>
    public static byte[] Encode(string text) =>
        [(byte)'"', .. JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping).EncodedUtf8Bytes, (byte)'"'];

    /// <summary>Begins a list.</summary>
    /// <param name="name">Its key; plain ASCII.</param>
    public void BeginList(string name)
    {
        _output.Write(Encoding.ASCII.GetBytes($",\n  \"{name}\": ["));
        _first = true;
    }

    /// <summary>Ends a list.</summary>
    public void EndList() => _output.Write(_first ? "]"u8 : "\n  ]"u8);

    /// <summary>Begins an element of a list; what is in it is written with <see cref="Raw"/>.</summary>
    public void BeginElement()
    {
        _output.Write(_first ? "\n    "u8 : ",\n    "u8);
        _first = false;
    }

    /// <summary>Writes JSON as it is.</summary>
    public void Raw(ReadOnlySpan<byte> json) => _output.Write(json);

    /// <summary>An element of a list, for those that are not many.</summary>
    public void Element(Action<Utf8JsonWriter> write)
    {
        write(_json);
        _json.Flush();
        BeginElement();
        _output.Write(_element.WrittenSpan);
        _element.ResetWrittenCount();
        _json.Reset();
    }

    /// <summary>Ends the document. One that was cut short by a fault is not ended, so that nobody takes it for whole.</summary>
    public void End()
    {
        _output.Write("\n}\n"u8);
        _output.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _json.Dispose();
}
