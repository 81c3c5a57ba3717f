using System.Runtime.InteropServices;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Puts changed files in the place of the old ones, one after the other.</summary>
/// <remarks>A signal that ends programs waits until the file at hand is whole; those that are not begun stay as they are.</remarks>
internal sealed class FileWriting : IDisposable
{
    private readonly PosixSignalRegistration[] _signals;
    private volatile bool _stopped;

    /// <summary>Takes over signals that end programs, until it is disposed.</summary>
    public FileWriting() =>
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, Stop))];

    /// <summary>Writes files until all are, or somebody stops it.</summary>
    /// <param name="files">The files to write, in order, and what each is to hold.</param>
    public WrittenFiles Write(IReadOnlyList<(InputFile File, EditedFile Edited)> files)
    {
        List<string> written = [];
        Dictionary<string, string> unwritten = new(StringComparer.Ordinal);
        foreach ((InputFile file, EditedFile edited) in files)
        {
            if (_stopped)
            {
                break;
            }

            if (FileReplacement.Write(file.FullPath, edited) is { Length: > 0 } why)
            {
                unwritten.Add(file.Path, why);
            }
            else
            {
                written.Add(file.Path);
            }
        }

        return new WrittenFiles(written, unwritten, files.Count - written.Count - unwritten.Count);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }
    }

    private void Stop(PosixSignalContext context)
    {
        context.Cancel = true;
        _stopped = true;
    }
}
