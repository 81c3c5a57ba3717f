using System.Globalization;

namespace Ringfence.Bench;

/// <summary>Prints figures as a table in Markdown, each when it is there.</summary>
internal static class FigureTable
{
    /// <summary>Prints them; false when one misses its bound.</summary>
    public static bool Print(IEnumerable<Figure> figures)
    {
        bool all = true;
        Console.WriteLine("| figure | best | median | asked for | |");
        Console.WriteLine("|---|---:|---:|---:|---|");
        foreach (Figure figure in figures)
        {
            string bound = figure.Bound is not { } asked ? "" : (figure.IsLessBetter ? "<= " : ">= ") + Number(asked, figure.Unit);
            Console.WriteLine($"| {figure.Name} | {Number(figure.Value, figure.Unit)} | {Number(figure.Median, figure.Unit)} | {bound} | {(figure.Holds ? "" : "MISSED")} |");
            all &= figure.Holds;
        }

        return all;
    }

    private static string Number(double value, string unit) => $"{value.ToString("f0", CultureInfo.InvariantCulture)} {unit}";
}
