using System.Runtime.InteropServices;

namespace Ringfence.Cli;

/// <summary>Which file a path leads to, and when it was changed last: what is the same has not been written since, nor has another come in its place.</summary>
/// <remarks>By the time of change, which nobody can set back, unlike that of modification: an older file may take the place of a newer one.</remarks>
/// <param name="Device">The file system.</param>
/// <param name="Number">The file in it.</param>
/// <param name="Length">Its bytes.</param>
/// <param name="Changed">When it was changed last, in UTC.</param>
internal readonly partial record struct FileStamp(ulong Device, ulong Number, ulong Length, DateTime Changed)
{
    // struct statx has 256 bytes on every architecture, and these at the same places (statx(2)).
    private const int Size = 256;
    private const int NumberAt = 32;
    private const int LengthAt = 40;
    private const int ChangedAt = 96;
    private const int NanosecondsAt = 104;
    private const int DeviceAt = 136;
    private const int FromTheWorkingFolder = -100;
    private const uint BasicStats = 0x7FF;

    /// <summary>That of a file, links followed; the default value where there is none or nothing can be told of it.</summary>
    public static FileStamp Of(string path)
    {
        Span<byte> stat = stackalloc byte[Size];
        if (Look(FromTheWorkingFolder, path, 0, BasicStats, stat) != 0)
        {
            return default;
        }

        TimeSpan sinceTheEpoch = TimeSpan.FromSeconds(BitConverter.ToInt64(stat[ChangedAt..])) + TimeSpan.FromTicks(BitConverter.ToUInt32(stat[NanosecondsAt..]) / TimeSpan.NanosecondsPerTick);
        return new FileStamp(
            BitConverter.ToUInt64(stat[DeviceAt..]),
            BitConverter.ToUInt64(stat[NumberAt..]),
            BitConverter.ToUInt64(stat[LengthAt..]),
            DateTime.UnixEpoch + sinceTheEpoch);
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(int folder, string path, int flags, uint mask, Span<byte> stat);
}
