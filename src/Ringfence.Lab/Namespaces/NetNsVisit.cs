using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Lab;

/// <summary>A thread of its own that goes from namespace to namespace. Sockets and processes that it opens belong to where it is, and stay there.</summary>
/// <remarks>The thread ends with the work, so no thread of the pool is ever left in a foreign namespace.</remarks>
public sealed class NetNsVisit
{
    // Null until it has gone anywhere: the machine's own namespace is none of our business.
    private NetNs? _place;

    private NetNsVisit()
    {
    }

    /// <summary>Works on such a thread; the caller waits.</summary>
    public static T Run<T>(Func<NetNsVisit, T> work)
    {
        T result = default!;
        ExceptionDispatchInfo? fault = null;
        Thread thread = new(() =>
        {
            try
            {
                result = work(new NetNsVisit());
            }
            catch (Exception thrown)
            {
                // Thrown again where the work was asked for: on this thread nobody could catch it.
                fault = ExceptionDispatchInfo.Capture(thrown);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        thread.Join();
        fault?.Throw();
        return result;
    }

    /// <summary>Works in one namespace.</summary>
    public static T Run<T>(NetNs space, Func<T> work) => Run(visit =>
    {
        visit.Enter(space);
        return work();
    });

    /// <summary>Goes into a namespace.</summary>
    /// <exception cref="IOException">Without the privilege to.</exception>
    public void Enter(NetNs space)
    {
        if (_place != space && Libc.SetNamespace(space.File, Libc.CloneNewNet) < 0)
        {
            throw Libc.Fault("entering a network namespace");
        }

        _place = space;
    }

    /// <summary>Makes a namespace and goes into it.</summary>
    /// <exception cref="IOException">Without the privilege to.</exception>
    public NetNs Create()
    {
        if (Libc.Unshare(Libc.CloneNewNet) < 0)
        {
            throw Libc.Fault("making a network namespace");
        }

        int file = Libc.Open("/proc/thread-self/ns/net", Libc.ReadOnlyCloseOnExec);
        return _place = file < 0 ? throw Libc.Fault("opening a network namespace") : new NetNs(new SafeFileHandle(file, ownsHandle: true));
    }

    /// <summary>Sets a variable of the namespace that the thread is in.</summary>
    /// <param name="name">Below <c>/proc/sys/net</c>, such as <c>ipv4/ip_forward</c>.</param>
    /// <param name="value">What to write.</param>
    /// <exception cref="InvalidOperationException">The thread has not gone anywhere yet: this would change the machine itself.</exception>
    public void Set(string name, string value)
    {
        if (_place is null)
        {
            throw new InvalidOperationException("No namespace was entered.");
        }

        System.IO.File.WriteAllText($"/proc/sys/net/{name}", value);
    }
}
