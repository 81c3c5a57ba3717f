using System.Runtime.InteropServices;

namespace Ringfence.Cli;

/// <summary>How wide the window of a terminal is. Asked of the kernel: what .NET has for it would set the terminal up for itself first.</summary>
internal static partial class WindowSize
{
    private const int StandardOutput = 1;
    private const nuint GetWindowSize = 0x5413;

    /// <summary>The columns of the terminal that standard output is; <see cref="int.MaxValue"/> when it is none, or does not say.</summary>
    public static int Columns()
    {
        // Rows, columns, and two that are not used, of two bytes each (ioctl_tty(2)).
        Span<ushort> size = stackalloc ushort[4];
        return Ask(StandardOutput, GetWindowSize, size) == 0 && size[1] > 0 ? size[1] : int.MaxValue;
    }

    [LibraryImport("libc", EntryPoint = "ioctl")]
    private static partial int Ask(int file, nuint what, Span<ushort> size);
}
