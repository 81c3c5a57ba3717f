using Ringfence.Analysis;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Writes a map as a graph for Graphviz: a cluster for each namespace, a box for each end, an arrow for each connection.</summary>
internal static class MapDot
{
    /// <summary>Writes it.</summary>
    public static void Write(Stream stream, MapReport report)
    {
        using StreamWriter output = PlainText.On(stream);
        DrawnEnds ends = new(report.View);
        output.Write("digraph ringfence {\n  rankdir=LR;\n  newrank=true;\n  nodesep=0.5;\n  fontname=\"sans-serif\";\n  node [shape=box, style=rounded, fontname=\"sans-serif\"];\n  edge [fontname=\"sans-serif\", fontsize=10];\n");
        foreach (IGrouping<string, DrawnEnd> space in ends.All.GroupBy(end => end.Namespace))
        {
            WriteSpace(output, space);
        }

        foreach ((DrawnEdge edge, LineEnds heads) in ends.Lines())
        {
            string style = edge.Extent == Extent.Partial ? ", style=dashed" : string.Empty;
            string direction = heads == LineEnds.Both ? ", dir=both" : string.Empty;
            output.Write($"  {Quoted(ends.All[edge.From].Name)} -> {Quoted(ends.All[edge.To].Name)} [label={Quoted(edge.Ports.ToString())}{style}{direction}];\n");
        }

        output.Write("}\n");
    }

    private static void WriteSpace(StreamWriter output, IGrouping<string, DrawnEnd> space)
    {
        bool isOutside = space.Key.Length == 0;
        string indent = isOutside ? "  " : "    ";
        if (!isOutside)
        {
            output.Write($"  subgraph {Quoted($"cluster_{space.Key}")} {{\n    label={Quoted(space.Key)};\n");
        }

        foreach (DrawnEnd end in space)
        {
            output.Write($"{indent}{Quoted(end.Name)} [label={Quoted(end.Label)}{(isOutside ? ", shape=ellipse, style=solid" : string.Empty)}];\n");
        }

        if (!isOutside)
        {
            output.Write("  }\n");
        }
    }

    // In labels, backslashes begin escapes and ampersands entities; in names they are themselves, but written alike they stay equal.
    private static string Quoted(string text) =>
        $"\"{VisibleText.Escape(text).Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal).Replace("&", "&amp;", StringComparison.Ordinal)}\"";
}
