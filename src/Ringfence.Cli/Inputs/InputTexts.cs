namespace Ringfence.Cli;

/// <summary>The input a second time, for looking at parts of it: opened again, or standard input as it was kept.</summary>
internal sealed class InputTexts
{
    // What cannot be read twice is kept while it is read, within reason.
    private const int Limit = 32 * 1024 * 1024;

    private readonly List<InputFile> _files = [];
    private readonly CapturedText _captured = new(Limit);

    /// <summary>Wraps files so that what cannot be read twice is kept while it is read.</summary>
    public InputTexts(IEnumerable<InputFile> files)
    {
        foreach (InputFile file in files)
        {
            _files.Add(file.Path == InputFiles.StandardInput ? file with { Open = () => new CapturedInput(file.Open(), _captured) } : file);
        }
    }

    /// <summary>The files to read the first time.</summary>
    public IReadOnlyList<InputFile> Files => _files;

    /// <summary>Calls for a look at a file of the input.</summary>
    /// <param name="path">The file's path as it is shown.</param>
    /// <param name="look">Looks; the stream can seek and is closed afterwards.</param>
    /// <returns>What was seen; null when the file is too large to have been kept, cannot be read a second time, or is none of the input's.</returns>
    public T? Look<T>(string path, Func<Stream, T?> look)
        where T : class
    {
        try
        {
            using Stream? stream = Open(path);
            return stream is { CanSeek: true } ? look(stream) : null;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or UnanswerableException)
        {
            // It was readable a moment ago; a hint is not worth an error now.
            return null;
        }
    }

    private Stream? Open(string path) => path == InputFiles.StandardInput
        ? _captured.IsWhole ? _captured.Open() : null
        : _files.Find(file => file.Path == path)?.Open();
}
