using Ringfence.Diagnostics;
using Ringfence.Lint;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Finds and reads the settings of <c>check</c>: the file that was named, else <c>.ringfence.yaml</c> where the command runs, else none.</summary>
internal static class CheckSettings
{
    /// <summary>The file that is looked for.</summary>
    public const string FileName = ".ringfence.yaml";

    // What many call such a file.
    private const string OtherName = ".ringfence.yml";

    // Far more than anybody writes, and little enough to hold whatever was named by mistake.
    private const int LargestFile = 1024 * 1024;

    /// <summary>Reads them; what is wrong with them goes to standard error.</summary>
    /// <param name="terminal">Where the command runs.</param>
    /// <param name="named">The file that was named; null when none was.</param>
    /// <param name="profile">Which rules to ask.</param>
    /// <exception cref="UnanswerableException">The file cannot be read, or holds what no settings may hold.</exception>
    public static LintSettings Read(Terminal terminal, string? named, LintProfile profile)
    {
        string shown = named ?? FileName;
        if (shown.Length == 0)
        {
            throw new UnanswerableException("`--config` was given an empty path: name a file");
        }

        string path = Path.GetFullPath(shown, terminal.WorkingDirectory);
        if (named is null && !IsThere(path))
        {
            if (IsThere(Path.GetFullPath(OtherName, terminal.WorkingDirectory)))
            {
                terminal.Error.WriteLine($"ringfence: `{OtherName}` is not read: call it `{FileName}`, or name it with --config");
            }

            return LintSettings.Default with { Profile = profile };
        }

        DiagnosticSink sink = new();
        LintSettings settings = Read(shown, path, sink);
        new FindingsText(terminal.Error, new Palette(terminal.ErrorColouring)).Write(sink.Found);
        return sink.Found.Count == 0
            ? settings with { Profile = profile }
            : throw new UnanswerableException($"the settings in `{VisibleText.Escape(shown)}` cannot be used: correct them");
    }

    private static LintSettings Read(string shown, string path, DiagnosticSink sink)
    {
        try
        {
            return LintSettingsReader.Read(shown, Bytes(path), sink);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            string help = $"settings are read from the file after `--config`, else from `{FileName}` of this directory where there is one";
            sink.Report(new Diagnostic(
                LintDiagnostics.InvalidSetting, new SourceLocation(new SourceText(shown, ReadOnlyMemory<byte>.Empty), default), $"the settings cannot be read: {InputFiles.Reason(fault)}", help));
            return LintSettings.Default;
        }
    }

    // A link that leads nowhere is there as well, and somebody means it.
    private static bool IsThere(string path) => Path.Exists(path) || new FileInfo(path).LinkTarget is not null;

    private static ReadOnlyMemory<byte> Bytes(string path)
    {
        if (Directory.Exists(path))
        {
            throw new IOException("this is a directory");
        }

        // Without asking for the length: a pipe is as good as a file.
        using FileStream file = new(path, new FileStreamOptions { BufferSize = 0, Share = FileShare.ReadWrite | FileShare.Delete });
        byte[] bytes = new byte[LargestFile + 1];
        int length = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        return length <= LargestFile ? bytes.AsMemory(0, length) : throw new IOException("the file is larger than 1 MiB");
    }
}
