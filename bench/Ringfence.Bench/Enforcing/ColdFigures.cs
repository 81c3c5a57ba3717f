using System.Diagnostics;
using System.Globalization;
using Ringfence.Lab;

namespace Ringfence.Bench;

/// <summary>How long a node takes to start in a large cluster, and how long that keeps traffic waiting. Wants root.</summary>
internal static class ColdFigures
{
    private const double StartMilliseconds = 10_000;
    private const double GapMilliseconds = 100;

    /// <summary>Starts a process in a router with traffic, and starts it again where the rules are there already.</summary>
    public static IEnumerable<Figure> Measure(string folder, int runs)
    {
        List<double> cold = [];
        List<double> again = [];
        List<double> gaps = [];
        string size = "";
        for (int run = 0; run < runs; run++)
        {
            using PacketGround ground = PacketGround.Build();
            ground.Settle(PacketCluster.StreamPair);
            using GapMeter meter = new(ground);
            cold.Add(Start(ground, folder, out size));
            again.Add(Start(ground, folder, out _));
            meter.Stop();
            if (meter.Lost > 0)
            {
                throw new InvalidOperationException($"{meter.Lost} of {meter.Opened} connections that policies allow did not come through");
            }

            gaps.Add(meter.Longest);
        }

        string[] words = size.Split(' ');
        yield return Of($"start from nothing, process start to commit: {ColdStart.Text} ({words[0]} classes, {words[1]} elements, {words[2]} messages)", cold, StartMilliseconds);
        yield return Of("start again where the rules are there", again, StartMilliseconds);
        yield return Of("the longest time without an allowed connection meanwhile", gaps, GapMilliseconds);
    }

    private static double Start(PacketGround ground, string folder, out string size)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = NetNsVisit.Run(ground.Router, () => Process.Start(
            new ProcessStartInfo(Environment.ProcessPath!, ["cold-start", folder]) { UseShellExecute = false, RedirectStandardOutput = true })!);
        size = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? watch.Elapsed.TotalMilliseconds : throw new InvalidOperationException($"the start ended with {process.ExitCode.ToString(CultureInfo.InvariantCulture)}");
    }

    // What is bounded is the worst run, not the best: one stall is one too many.
    private static Figure Of(string name, List<double> values, double bound) => new(name, values.Max(), values.Order().ElementAt(values.Count / 2), "ms", bound);
}
