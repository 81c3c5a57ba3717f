using System.Diagnostics;
using System.Threading.Channels;

namespace Ringfence.Cli;

/// <summary>Tells when what is read from paths may have changed: files are edited, folders replaced, links turned to something else.</summary>
internal sealed class FileFollower : IDisposable
{
    // An editor that saves makes several changes at once: writes, renames.
    private static readonly TimeSpan Settling = TimeSpan.FromMilliseconds(15);

    private readonly string[] _paths;
    private readonly FolderEvents _events = new();
    private readonly Thread _watching;
    private FollowedFolders _followed;
    private volatile bool _ended;

    // When the first of them was noticed.
    private readonly Channel<long> _changes = Channel.CreateBounded<long>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    /// <summary>Follows paths, as given with <c>-f</c>, from now on; standard input does not change.</summary>
    /// <exception cref="UnanswerableException">The kernel does not let them be followed.</exception>
    public FileFollower(IEnumerable<string> paths, string folder)
    {
        _paths = [.. paths.Where(path => path.Length > 0 && path != InputFiles.StandardInput).Select(path => Path.GetFullPath(path, folder))];
        try
        {
            _followed = Find();
        }
        catch (IOException fault)
        {
            _events.Dispose();
            throw new UnanswerableException(fault.Message);
        }

        _watching = new Thread(Watch) { IsBackground = true, Name = "follows files" };
        _watching.Start();
    }

    /// <summary>Waits for the next change, and until it has settled.</summary>
    /// <returns>When it began, as <see cref="Stopwatch.GetTimestamp"/> counts.</returns>
    /// <exception cref="ChannelClosedException">The kernel does not let them be followed any more; the inner exception says why.</exception>
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
        _ended = true;
        _events.Stop();
        _watching.Join();
        _events.Dispose();
    }

    // The root of all paths is always watched, so there is something to be told of when that ends.
    private void Watch()
    {
        try
        {
            while (true)
            {
                IReadOnlyList<FolderEvent> events = _events.Wait();
                long noticed = Stopwatch.GetTimestamp();
                if (_ended)
                {
                    return;
                }

                FolderEvent[] own = [.. events.Where(_followed.Concerns)];
                if (own.Any(happened => happened.Change != FolderChange.Contents))
                {
                    _followed = Find();
                }

                if (own.Length > 0)
                {
                    _changes.Writer.TryWrite(noticed);
                }
            }
        }
        catch (IOException fault)
        {
            _changes.Writer.Complete(fault);
        }
    }

    // Again while there is something new: what came into a folder before it was watched was not told of.
    private FollowedFolders Find()
    {
        FollowedFolders followed;
        do
        {
            followed = FollowedFolders.Of(_paths);
        }
        while (_events.Watch(followed.All.Append("/")) && !_ended);
        return followed;
    }
}
