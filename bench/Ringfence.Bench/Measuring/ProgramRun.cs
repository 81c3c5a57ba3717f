using System.Diagnostics;

namespace Ringfence.Bench;

/// <summary>Runs a program and times it from start to end.</summary>
/// <param name="Program">Its path.</param>
/// <param name="ExitCode">The exit code that it must end with: a refusal would look fast.</param>
internal sealed record ProgramRun(string Program, int ExitCode)
{
    /// <summary>The best and the middle time of some runs.</summary>
    /// <param name="name">What is measured.</param>
    /// <param name="runs">How often.</param>
    /// <param name="asked">The most milliseconds; null when nothing is asked for.</param>
    /// <param name="before">What happens before each run, outside the clock.</param>
    /// <param name="arguments">The command line.</param>
    public Figure Time(string name, int runs, double? asked, Action before, params string[] arguments)
    {
        List<double> times = [];
        for (int run = 0; run < runs; run++)
        {
            before();
            times.Add(Once(arguments));
        }

        times.Sort();
        return new Figure(name, times[0], times[times.Count / 2], "ms", asked);
    }

    private double Once(string[] arguments)
    {
        ProcessStartInfo start = new(Program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(start)!;
        process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        double elapsed = watch.Elapsed.TotalMilliseconds;
        return process.ExitCode == ExitCode
            ? elapsed
            : throw new InvalidOperationException($"{Program} {string.Join(' ', arguments)} ended with {process.ExitCode}, not {ExitCode}: {process.StandardError.ReadToEnd()}");
    }
}
