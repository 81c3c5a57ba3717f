using System.Diagnostics;
using System.Threading.Channels;

namespace Ringfence.Cli;

/// <summary>Tells when files or folders that were named change.</summary>
internal sealed class FileFollower : IDisposable
{
    // An editor that saves makes several changes at once: writes, renames.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(15);

    private readonly List<FileSystemWatcher> _watchers = [];

    // When the first of them was noticed.
    private readonly Channel<long> _changes = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Follows paths, as given with <c>-f</c>; standard input does not change.</summary>
    public FileFollower(IEnumerable<string> paths, string folder)
    {
        foreach (string path in paths.Where(path => path != InputFiles.StandardInput))
        {
            string full = Path.GetFullPath(path, folder);

            // A file is followed by its folder: editors put a new file in its place.
            bool isFolder = Directory.Exists(full);
            FileSystemWatcher watcher = isFolder
                ? new FileSystemWatcher(full) { IncludeSubdirectories = true }
                : new FileSystemWatcher(Path.GetDirectoryName(full)!, Path.GetFileName(full));
            watcher.NotifyFilter = NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.LastWrite | NotifyFilters.Size;
            watcher.Changed += (_, _) => Note();
            watcher.Created += (_, _) => Note();
            watcher.Deleted += (_, _) => Note();
            watcher.Renamed += (_, _) => Note();
            watcher.Error += (_, _) => Note();
            watcher.EnableRaisingEvents = true;
            _watchers.Add(watcher);
        }
    }

    /// <summary>Waits for the next change, and until it has settled.</summary>
    /// <returns>When it began, as <see cref="Stopwatch.GetTimestamp"/> counts.</returns>
    public async Task<long> WaitAsync(CancellationToken cancellationToken)
    {
        long began = await _changes.Reader.ReadAsync(cancellationToken);
        do
        {
            await Task.Delay(Settling, cancellationToken);
        }
        while (_changes.Reader.TryRead(out _));
        return began;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (FileSystemWatcher watcher in _watchers)
        {
            watcher.Dispose();
        }
    }

    private void Note() => _changes.Writer.TryWrite(Stopwatch.GetTimestamp());
}
