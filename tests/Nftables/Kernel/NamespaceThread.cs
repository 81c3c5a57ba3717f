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
}
