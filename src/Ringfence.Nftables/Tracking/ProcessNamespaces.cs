using System.Globalization;
using System.Runtime.ExceptionServices;
using Microsoft.Win32.SafeHandles;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Finds pods' network namespaces by the machine's processes: the one that has a pod's address is the pod's.</summary>
/// <remarks>Source: proc(5), <c>/proc/PID/net/fib_trie</c> and <c>if_inet6</c>, which show the namespace of the process. Needs the machine's process namespace.</remarks>
/// <param name="root">Where processes are listed; <c>/proc</c> but for tests.</param>
public sealed class ProcessNamespaces(string root) : IPodNamespaces
{
    private const int NewNetwork = 0x4000_0000;

    /// <summary>Looks among the processes of this machine.</summary>
    public ProcessNamespaces()
        : this("/proc")
    {
    }

    /// <inheritdoc/>
    public bool TryVisit(Address pod, Action work) => Find(pod).Aggregate(false, (visited, path) => TryVisit(path, work) || visited);

    /// <summary>Where the namespaces that have an address are to be opened.</summary>
    internal IReadOnlyList<string> Find(Address pod)
    {
        HashSet<string> seen = [];
        List<string> found = [];
        foreach (string process in Directory.EnumerateDirectories(root).Where(path => Path.GetFileName(path).All(char.IsAsciiDigit)))
        {
            try
            {
                string space = Path.Combine(process, "ns", "net");
                if (new FileInfo(space).LinkTarget is { } name && seen.Add(name) && HasAddress(process, pod))
                {
                    found.Add(space);
                }
            }
            catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
            {
                // A process that has ended, or that we may not look into.
            }
        }

        return found;
    }

    private static bool TryVisit(string path, Action work)
    {
        bool isInside = false;
        ExceptionDispatchInfo? fault = null;
        Thread thread = new(() =>
        {
            try
            {
                using SafeFileHandle space = File.OpenHandle(path);
                isInside = Libc.SetNamespace(space, NewNetwork) == 0;
                if (isInside)
                {
                    work();
                }
            }
            catch (Exception thrown)
            {
                fault = ExceptionDispatchInfo.Capture(thrown);
            }
        })
        {
            IsBackground = true,
        };
        thread.Start();
        thread.Join();
        fault?.Throw();
        return isInside;
    }

    private static bool HasAddress(string process, Address address) => address.Family == AddressFamily.IPv4
        ? HasLine(Path.Combine(process, "net", "fib_trie"), $"|-- {address}", "/32 host LOCAL")
        : File.ReadLines(Path.Combine(process, "net", "if_inet6")).Any(line => line.StartsWith(address.Bits.ToString("x32", CultureInfo.InvariantCulture), StringComparison.Ordinal));

    private static bool HasLine(string path, string wanted, string next)
    {
        bool isNext = false;
        foreach (string line in File.ReadLines(path).Select(line => line.Trim()))
        {
            if (isNext && line == next)
            {
                return true;
            }

            isNext = line == wanted;
        }

        return false;
    }
}
