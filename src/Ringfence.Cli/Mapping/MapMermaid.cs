using System.Globalization;
using System.Text;
using Ringfence.Analysis;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Writes a map as a Mermaid flowchart, which forges draw inside Markdown: a subgraph for each namespace.</summary>
internal static class MapMermaid
{
    /// <summary>How many arrows Mermaid draws unless it is configured otherwise (its <c>maxEdges</c>).</summary>
    public const int MostEdges = 500;

    /// <summary>Writes it.</summary>
    /// <returns>How many arrows were written.</returns>
    public static int Write(Stream stream, MapReport report)
    {
        using StreamWriter output = PlainText.On(stream);
        DrawnEnds ends = new(report.View);
        output.Write("flowchart LR\n");
        int number = 0;
        foreach (IGrouping<string, DrawnEnd> space in ends.All.GroupBy(end => end.Namespace))
        {
            bool isOutside = space.Key.Length == 0;
            if (!isOutside)
            {
                output.Write($"  subgraph s{number++.ToString(CultureInfo.InvariantCulture)}[{Quoted(space.Key)}]\n");
            }

            foreach (DrawnEnd end in space)
            {
                string id = NodeOf(end.Number);
                output.Write(isOutside ? $"  {id}([{Quoted(end.Label)}])\n" : $"    {id}[{Quoted(end.Label)}]\n");
            }

            if (!isOutside)
            {
                output.Write("  end\n");
            }
        }

        int lines = 0;
        foreach ((DrawnEdge edge, LineEnds heads) in ends.Lines())
        {
            string arrow = edge.Extent == Extent.Partial ? "-.->" : "-->";
            string tail = heads == LineEnds.Both ? "<" : string.Empty;
            output.Write($"  {NodeOf(edge.From)} {tail}{arrow}|{Quoted(edge.Ports.ToString())}| {NodeOf(edge.To)}\n");
            lines++;
        }

        return lines;
    }

    private static string NodeOf(int number) => string.Create(CultureInfo.InvariantCulture, $"n{number}");

    // Everything but what names of Kubernetes are made of goes as an entity: the text may look like Markdown, HTML or Mermaid.
    private static string Quoted(string text)
    {
        StringBuilder quoted = new("\"");
        foreach (Rune rune in VisibleText.Escape(text).EnumerateRunes())
        {
            bool isPlain = Rune.IsLetterOrDigit(rune) || " -./:,;()".Contains((char)Math.Min(rune.Value, char.MaxValue), StringComparison.Ordinal);
            quoted.Append(isPlain ? rune.ToString() : string.Create(CultureInfo.InvariantCulture, $"#{rune.Value};"));
        }

        return quoted.Append('"').ToString();
    }
}
