using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Nftables.Tests;

/// <summary>Runs code on a thread of its own in another network namespace; sockets opened there belong to it for good, whichever thread uses them later.</summary>
internal static partial class NamespaceThread
{
    private const int NewNetwork = 0x40000000;

    public static T Run<T>(string path, Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        Thread thread = new(() =>
        {
            try
            {
                using SafeFileHandle file = File.OpenHandle(path);
                Assert.True(SetNamespace(file, NewNetwork) == 0, $"setns: errno {Marshal.GetLastPInvokeError()}");
                result = function();
            }
            catch (Exception exception)
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }

    [LibraryImport("libc", EntryPoint = "setns", SetLastError = true)]
    private static partial int SetNamespace(SafeHandle file, int kind);

    /// <summary>Gives up the right to administer networks, for this thread only.</summary>
    public static void DropNetAdmin()
    {
        const int capGet = 125;
        const int capSet = 126;
        const uint netAdmin = 1 << 12;
        Span<uint> header = [0x20080522, 0];
        Span<uint> sets = stackalloc uint[6];
        Assert.Equal(0, SystemCall(capGet, header, sets));
        sets[0] &= ~netAdmin;
        sets[1] &= ~netAdmin;
        Assert.Equal(0, SystemCall(capSet, header, sets));
    }

    [LibraryImport("libc", EntryPoint = "syscall", SetLastError = true)]
    private static partial int SystemCall(nint number, Span<uint> header, Span<uint> sets);
}
