using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Nftables;

/// <summary>Runs code in another network namespace. Sockets opened there belong to it for good, whichever thread uses them later.</summary>
public static class NetworkNamespace
{
    /// <summary>Runs a function on a thread of its own inside a namespace; that thread ends with it, so no other code is ever moved.</summary>
    /// <param name="path">A file that stands for the namespace: <c>/run/netns/NAME</c> or <c>/proc/PID/ns/net</c>.</param>
    /// <param name="function">What to run; its exceptions come back to the caller.</param>
    /// <exception cref="NetlinkException">The namespace may not be entered.</exception>
    /// <exception cref="IOException">There is no such namespace.</exception>
    public static T Run<T>(string path, Func<T> function)
    {
        T result = default!;
        ExceptionDispatchInfo? thrown = null;
        Thread thread = new(() =>
        {
            try
            {
                Enter(path);
                result = function();
            }
#pragma warning disable CA1031 // Whatever it is, it is thrown again on the caller's thread.
            catch (Exception exception)
#pragma warning restore CA1031
            {
                thrown = ExceptionDispatchInfo.Capture(exception);
            }
        });
        thread.Start();
        thread.Join();
        thrown?.Throw();
        return result;
    }

    private static void Enter(string path)
    {
        using SafeFileHandle file = File.OpenHandle(path);
        if (Libc.SetNamespace(file, Libc.NewNetwork) < 0)
        {
            throw NetlinkException.Last($"enter the network namespace {path}");
        }
    }
}
