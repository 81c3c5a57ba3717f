using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Cli;

/// <summary>Whose a file is, and by how many names it is known; .NET has no words for either. Numbers are Linux's.</summary>
/// <param name="User">The number of its user.</param>
/// <param name="Group">The number of its group.</param>
/// <param name="Names">How many hard links it has.</param>
internal readonly partial record struct FileOwner(uint User, uint Group, uint Names)
{
    // struct statx has 256 bytes on every architecture, and these at the same places (statx(2)).
    private const int Size = 256;
    private const int NamesAt = 16;
    private const int UserAt = 20;
    private const int GroupAt = 24;
    private const int FromTheWorkingFolder = -100;
    private const uint BasicStats = 0x7FF;

    /// <summary>That of a file, links followed.</summary>
    /// <exception cref="IOException">It cannot be told.</exception>
    public static FileOwner Of(string path)
    {
        Span<byte> stat = stackalloc byte[Size];
        return Look(FromTheWorkingFolder, path, 0, BasicStats, stat) == 0
            ? new FileOwner(BitConverter.ToUInt32(stat[UserAt..]), BitConverter.ToUInt32(stat[GroupAt..]), BitConverter.ToUInt32(stat[NamesAt..]))
            : throw new IOException($"its owner cannot be told: {Marshal.GetLastPInvokeErrorMessage()}");
    }

    /// <summary>Makes a file theirs.</summary>
    /// <exception cref="IOException">That is not allowed.</exception>
    public void Take(SafeFileHandle file)
    {
        if (Give(file, User, Group) != 0)
        {
            throw new IOException($"it would not be its owner's any more: {Marshal.GetLastPInvokeErrorMessage()}");
        }
    }

    [LibraryImport("libc", EntryPoint = "statx", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Look(int folder, string path, int flags, uint mask, Span<byte> stat);

    [LibraryImport("libc", EntryPoint = "fchown", SetLastError = true)]
    private static partial int Give(SafeHandle file, uint user, uint group);
}
