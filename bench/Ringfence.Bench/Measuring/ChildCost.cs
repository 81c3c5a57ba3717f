using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Ringfence.Bench;

/// <summary>What one run of a program cost.</summary>
/// <param name="Milliseconds">From its start to its end, all of its output read.</param>
/// <param name="PeakKibibytes">The most memory it had at once (<c>ru_maxrss</c>).</param>
/// <param name="ExitCode">How it ended.</param>
internal sealed partial record ChildCost(double Milliseconds, long PeakKibibytes, int ExitCode)
{
    private const int Children = -1;
    private const int RusageLongs = 18;
    private const int MaxRss = 4;

    /// <summary>Runs a program as the only child of a process made for it: the kernel tells the peak of the largest child alone.</summary>
    public static ChildCost Measure(string program, params string[] arguments)
    {
        ProcessStartInfo start = new(Environment.ProcessPath!, ["one", program, .. arguments]) { UseShellExecute = false, RedirectStandardOutput = true };
        using Process process = Process.Start(start)!;
        string[] said = process.StandardOutput.ReadToEnd().Split(' ');
        process.WaitForExit();
        return new ChildCost(double.Parse(said[0], CultureInfo.InvariantCulture), long.Parse(said[1], CultureInfo.InvariantCulture), int.Parse(said[2], CultureInfo.InvariantCulture));
    }

    /// <summary>The inner process: runs the program and says what it cost.</summary>
    public static string Observe(string program, IEnumerable<string> arguments)
    {
        Stopwatch watch = Stopwatch.StartNew();
        using Process process = Process.Start(new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true })!;
        process.StandardOutput.BaseStream.CopyTo(Stream.Null);
        process.WaitForExit();
        double elapsed = watch.Elapsed.TotalMilliseconds;
        long[] usage = new long[RusageLongs];
        return GetRusage(Children, usage) == 0
            ? string.Create(CultureInfo.InvariantCulture, $"{elapsed:f3} {usage[MaxRss]} {process.ExitCode}")
            : throw new InvalidOperationException($"getrusage failed with {Marshal.GetLastPInvokeError()}");
    }

    [LibraryImport("libc", EntryPoint = "getrusage", SetLastError = true)]
    private static partial int GetRusage(int who, [Out] long[] usage);
}
