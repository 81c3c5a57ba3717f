using Ringfence.Analysis;

namespace Ringfence.Cli;

/// <summary>Writes a map as comma-separated values (RFC 4180, but with plain line breaks).</summary>
internal static class MapCsv
{
    /// <summary>Writes it, with a line of titles first.</summary>
    public static void Write(Stream stream, MapReport report)
    {
        using StreamWriter output = PlainText.On(stream);
        output.Write("from,to,ports,partial\n");
        foreach ((string from, string to, Core.TrafficSet ports, Extent extent) in MapTable.LinesOf(report.View))
        {
            output.Write($"{Quoted(from)},{Quoted(to)},{Quoted(ports.ToString())},{(extent == Extent.Partial ? "true" : "false")}\n");
        }
    }

    private static string Quoted(string text) =>
        text.AsSpan().ContainsAny(",\"\r\n") ? $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : text;
}
