using System.Runtime.InteropServices;

namespace Ringfence.Cli;

/// <summary>Asks about standard output what .NET does not tell: it takes writes to a pipe that nobody reads any more for done.</summary>
internal static partial class StandardOutput
{
    private const int Number = 1;

    // struct pollfd: the file in 4 bytes, what is asked in 2, what is told in 2. POLLERR is told unasked: a pipe without a reader (poll(2)).
    private const ulong Question = Number;
    private const ulong Error = 0x8UL << 48;

    /// <summary>Whether it is a pipe whose reader has gone (<c>| head -1</c>): whoever goes on and on may stop.</summary>
    public static bool HasNoReader()
    {
        ulong file = Question;
        return Poll(ref file, 1, 0) > 0 && (file & Error) != 0;
    }

    [LibraryImport("libc", EntryPoint = "poll")]
    private static partial int Poll(ref ulong files, nuint count, int milliseconds);
}
