using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace Ringfence.Cli;

/// <summary>What happens in folders, as the kernel tells it (inotify(7)).</summary>
/// <remarks>A folder is known by what it is, not by its path: one that is put in its place has to be watched anew.</remarks>
internal sealed partial class FolderEvents : IDisposable
{
    private const int CloseOnExec = 0x8_0000;

    // Modified, attributes, closed after writing, moved away, moved in, created, deleted, the folder itself deleted or moved; nothing but folders.
    private const uint Everything = 0x2 | 0x4 | 0x8 | 0x40 | 0x80 | 0x100 | 0x200 | 0x400 | 0x800 | 0x0100_0000;

    // What leaves the tree of folders and links as it is: modified, attributes, closed after writing.
    private const uint Contents = 0x2 | 0x4 | 0x8;
    private const uint WatchedNoMore = 0x8000;
    private const uint AboutAFolder = 0x4000_0000;

    private const int HeaderBytes = 16;
    private const int Interrupted = 4;
    private const int NoSpace = 28;

    private readonly SafeFileHandle _file;
    private readonly Lock _lock = new();
    private readonly byte[] _buffer = new byte[64 * 1024];
    private Dictionary<int, string> _folders = [];

    /// <summary>Begins without any folder.</summary>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public FolderEvents()
    {
        int file = Start(CloseOnExec);
        _file = file >= 0 ? new SafeFileHandle(file, ownsHandle: true) : throw Fault("fs.inotify.max_user_instances");
    }

    /// <summary>Watches these folders from now on, and no others. Those that are not there or may not be read are left out.</summary>
    /// <param name="folders">Their full paths.</param>
    /// <returns>Whether one of them was not watched before.</returns>
    /// <exception cref="IOException">The kernel takes no more.</exception>
    public bool Watch(IEnumerable<string> folders)
    {
        lock (_lock)
        {
            Dictionary<int, string> watched = [];
            foreach (string folder in folders)
            {
                int number = Add(_file, folder, Everything);
                if (number >= 0)
                {
                    watched[number] = folder;
                }
                else if (Marshal.GetLastPInvokeError() == NoSpace)
                {
                    throw Fault("fs.inotify.max_user_watches");
                }
            }

            bool isNew = watched.Keys.Any(number => !_folders.ContainsKey(number));
            foreach (int gone in _folders.Keys.Where(number => !watched.ContainsKey(number)))
            {
                Remove(_file, gone);
            }

            _folders = watched;
            return isNew;
        }
    }

    /// <summary>Waits until something happens, or watching ends.</summary>
    /// <returns>What happened, in order.</returns>
    /// <exception cref="IOException">The kernel refuses.</exception>
    public IReadOnlyList<FolderEvent> Wait()
    {
        nint length;
        do
        {
            length = Read(_file, _buffer, _buffer.Length);
        }
        while (length < 0 && Marshal.GetLastPInvokeError() == Interrupted);
        if (length < 0)
        {
            throw new IOException(Marshal.GetLastPInvokeErrorMessage());
        }

        List<FolderEvent> events = [];
        lock (_lock)
        {
            for (int at = 0; at < length;)
            {
                at += Parse(_buffer.AsSpan(at), events);
            }
        }

        return events;
    }

    /// <summary>Ends all watching; whoever waits is told that it did.</summary>
    public void Stop() => Watch([]);

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // How many bytes it was: number, what, cookie, length of the name, and the name with zeros after it.
    private int Parse(ReadOnlySpan<byte> held, List<FolderEvent> events)
    {
        uint what = BinaryPrimitives.ReadUInt32LittleEndian(held[4..]);
        int name = BinaryPrimitives.ReadInt32LittleEndian(held[12..]);
        if ((what & WatchedNoMore) == 0)
        {
            events.Add(new FolderEvent(
                _folders.GetValueOrDefault(BinaryPrimitives.ReadInt32LittleEndian(held), string.Empty),
                Encoding.UTF8.GetString(held.Slice(HeaderBytes, name)).TrimEnd('\0'),
                (what & Contents) != 0 ? FolderChange.Contents : (what & AboutAFolder) != 0 ? FolderChange.Folders : FolderChange.Entries));
        }

        return HeaderBytes + name;
    }

    private static IOException Fault(string limit) =>
        new($"the kernel does not let files be followed ({Marshal.GetLastPInvokeErrorMessage()}): raise `sysctl {limit}`");

    [LibraryImport("libc", EntryPoint = "inotify_init1", SetLastError = true)]
    private static partial int Start(int flags);

    [LibraryImport("libc", EntryPoint = "inotify_add_watch", SetLastError = true, StringMarshalling = StringMarshalling.Utf8)]
    private static partial int Add(SafeHandle file, string folder, uint what);

    [LibraryImport("libc", EntryPoint = "read", SetLastError = true)]
    private static partial nint Read(SafeHandle file, Span<byte> buffer, nint length);

    [LibraryImport("libc", EntryPoint = "inotify_rm_watch", SetLastError = true)]
    private static partial int Remove(SafeHandle file, int number);
}
