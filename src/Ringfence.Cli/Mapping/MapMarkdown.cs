using Ringfence.Analysis;
using Ringfence.Core;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Writes a map as a Markdown table, for pages and pull requests.</summary>
internal static class MapMarkdown
{
    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, MapReport report)
    {
        using StreamWriter output = PlainText.On(stream);
        output.Write("| from | to | ports |\n|---|---|---|\n");
        foreach ((string from, string to, TrafficSet ports, Extent extent) in MapTable.LinesOf(report.View))
        {
            output.Write($"| {Code(from)} | {Code(to)} | {ports}{(extent == Extent.Partial ? " (some pods)" : string.Empty)} |\n");
        }
    }

    // A bar ends a cell even inside code, and a backtick ends the code; neither is in any name that the API server takes.
    private static string Code(string text) =>
        $"`{VisibleText.Escape(text).Replace('`', '\'').Replace("|", "\\|", StringComparison.Ordinal)}`";
}
