namespace Ringfence.Cli;

/// <summary>The texts of the input a second time, for trying edits on a copy of them.</summary>
internal sealed class InputTexts
{
    // Trying an edit reads everything again; past this size that would take longer than anybody waits for a hint.
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

    /// <summary>Their texts, once they were read; false when they are too large, or gone.</summary>
    public bool TryGet(out IReadOnlyList<InputText> texts)
    {
        List<InputText> read = [];
        texts = read;
        int left = Limit;
        foreach (InputFile file in _files)
        {
            CapturedText text = file.Path == InputFiles.StandardInput ? _captured : ReadUpTo(file, left);
            if (!text.IsWhole || text.Kept.Length > left)
            {
                return false;
            }

            left -= text.Kept.Length;
            read.Add(new InputText(file.Path, text.Kept));
        }

        return true;
    }

    private static CapturedText ReadUpTo(InputFile file, int limit)
    {
        CapturedText text = new(limit);
        try
        {
            using Stream stream = file.Open();
            byte[] buffer = new byte[81_920];
            while (text.IsWhole && stream.Read(buffer, 0, buffer.Length) is var read and > 0)
            {
                text.Add(buffer.AsSpan(0, read));
            }
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or UnanswerableException)
        {
            // It was readable a moment ago; a hint is not worth an error now.
            text.GiveUp();
        }

        return text;
    }
}
