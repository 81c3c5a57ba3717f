using System.Globalization;
using System.Runtime.InteropServices;

namespace Ringfence.Bench;

/// <summary>The processor time of one thread, with what the kernel does for it on its own account.</summary>
/// <remarks>
/// Packets on virtual links are handled in the thread that sends them, so its processor time is what they cost, whatever else runs on the
/// machine; the thread stays on one processor, since what the kernel puts off goes to a thread of that processor, which is counted too.
/// Wants a kernel that counts such work as the thread's (without CONFIG_IRQ_TIME_ACCOUNTING).
/// </remarks>
internal sealed partial class ProcessorClock
{
    private const int ThreadTime = 3;

    private readonly string _helper;

    private ProcessorClock(string helper) => _helper = helper;

    /// <summary>Nanoseconds, from any beginning.</summary>
    public double Now
    {
        get
        {
            long[] time = new long[2];
            _ = GetTime(ThreadTime, time);
            return (time[0] * 1e9) + time[1] + double.Parse(File.ReadAllText(_helper).Split(' ')[0], CultureInfo.InvariantCulture);
        }
    }

    /// <summary>Ties the calling thread to the processor that it is on.</summary>
    public static ProcessorClock OfThisThread()
    {
        int processor = Processor();
        ulong[] mask = new ulong[16];
        mask[processor / 64] = 1ul << (processor % 64);
        if (SetAffinity(0, mask.Length * sizeof(ulong), mask) < 0)
        {
            throw new IOException($"staying on processor {processor}: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}");
        }

        string helper = Directory.EnumerateDirectories("/proc").First(process => IsCalled(process, $"ksoftirqd/{processor}"));
        return new ProcessorClock($"{helper}/schedstat");
    }

    private static bool IsCalled(string process, string name)
    {
        try
        {
            return File.ReadAllText($"{process}/comm").TrimEnd() == name;
        }
        catch (IOException)
        {
            // No process, or one that has just ended.
            return false;
        }
    }

    [LibraryImport("libc", EntryPoint = "clock_gettime")]
    private static partial int GetTime(int clock, [Out] long[] time);

    [LibraryImport("libc", EntryPoint = "sched_getcpu")]
    private static partial int Processor();

    [LibraryImport("libc", EntryPoint = "sched_setaffinity", SetLastError = true)]
    private static partial int SetAffinity(int thread, nint bytes, ulong[] mask);
}
