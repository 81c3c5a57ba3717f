using System.Buffers;
using System.Text;
using System.Text.Json;
using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Lab;

namespace Ringfence.Cli;

/// <summary>Writes what all probes of a lab came to for programs: <c>ringfence.dev/matrix/v1</c>, a connection a line.</summary>
internal static class MatrixJson
{
    /// <summary>Writes the document.</summary>
    public static void Write(TextWriter output, IReadOnlyList<MatrixCell> cells)
    {
        ArrayBufferWriter<byte> bytes = new();
        using Utf8JsonWriter json = new(bytes, JsonAnswer.Lines);
        output.Write("{\n  \"schema\": \"ringfence.dev/matrix/v1\",\n  \"connections\": [");
        string separator = "\n    ";
        foreach (MatrixCell cell in cells)
        {
            Write(json, cell);
            output.Write($"{separator}{TextOf(json, bytes)}");
            separator = ",\n    ";
        }

        json.WriteStartObject();
        json.WriteNumber("sent", cells.Count);
        json.WriteNumber("arrived", cells.Count(cell => cell.Seen == Verdict.Allow));
        json.WriteNumber("differ", cells.Count(cell => !cell.Agrees));
        json.WriteEndObject();
        output.Write($"\n  ],\n  \"summary\": {TextOf(json, bytes)}\n}}\n");
    }

    private static void Write(Utf8JsonWriter json, MatrixCell cell)
    {
        Connection asked = cell.Connection;
        json.WriteStartObject();
        json.WriteString("from"u8, PartyWords.IdOf(asked.Source));
        json.WriteString("to"u8, PartyWords.IdOf(asked.Destination));
        json.WriteString("family"u8, asked.Family == AddressFamily.IPv4 ? "IPv4"u8 : "IPv6"u8);
        json.WriteString("protocol"u8, asked.Protocol.ToName());
        json.WriteNumber("port"u8, asked.Port);
        json.WriteString("verdict"u8, cell.Expected == Verdict.Allow ? "allow"u8 : "deny"u8);
        json.WriteBoolean("arrived"u8, cell.Seen == Verdict.Allow);
        json.WriteBoolean("agrees"u8, cell.Agrees);
        json.WriteEndObject();
    }

    private static string TextOf(Utf8JsonWriter json, ArrayBufferWriter<byte> bytes)
    {
        json.Flush();
        string text = Encoding.UTF8.GetString(bytes.WrittenSpan);
        bytes.ResetWrittenCount();
        json.Reset();
        return text;
    }
}
