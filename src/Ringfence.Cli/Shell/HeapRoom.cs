namespace Ringfence.Cli;

/// <summary>Puts garbage collection off while a cluster is read and answered about.</summary>
/// <remarks>
/// What reading makes lives to the end of the run, so an early collection goes through all of it and frees next to nothing: that was a third
/// of the time. Beyond the room, collection goes on as usual.
/// </remarks>
internal static class HeapRoom
{
    private const long Least = 136_000_000;

    // Less input than this is done before the first collection anyway.
    private const long Small = 250_000;
    private const long Most = 768_000_000;

    // Objects made for a byte of input, about: their text once more, the nodes of a text, and what is kept of them.
    private const int PerInputByte = 10;

    private static int s_made;

    /// <summary>Makes room for what files of a size come to; only the first time in a process.</summary>
    /// <param name="inputBytes">How large the files are; 0 for those of unknown size.</param>
    public static void MakeFor(long inputBytes)
    {
        if (inputBytes < Small || Interlocked.Exchange(ref s_made, 1) != 0)
        {
            return;
        }

        // On a small machine, or in a container that may not have much, memory is worth more than time.
        long room = Math.Min(Math.Clamp(inputBytes * PerInputByte, Least, Most), GC.GetGCMemoryInfo().TotalAvailableMemoryBytes / 8);
        try
        {
            GC.TryStartNoGCRegion(room);
        }
        catch (Exception fault) when (fault is ArgumentOutOfRangeException or InvalidOperationException or NotSupportedException)
        {
            // More than this runtime lets be put off: then it collects as it does.
        }
    }
}
