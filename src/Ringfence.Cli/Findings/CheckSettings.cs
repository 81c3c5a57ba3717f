using Ringfence.Lint;
using Ringfence.Syntax;

namespace Ringfence.Cli;

/// <summary>Finds and reads the settings of <c>check</c>: the file that was named, else <c>.ringfence.yaml</c> where the command runs, else none.</summary>
internal static class CheckSettings
{
    /// <summary>The file that is looked for.</summary>
    public const string FileName = ".ringfence.yaml";

    /// <summary>Reads them; what is wrong with them goes to standard error.</summary>
    /// <param name="terminal">Where the command runs.</param>
    /// <param name="named">The file that was named; null when none was.</param>
    /// <param name="profile">Which rules to ask.</param>
    /// <exception cref="UnanswerableException">The file cannot be read, or holds what no settings may hold.</exception>
    public static LintSettings Read(Terminal terminal, string? named, LintProfile profile)
    {
        string path = Path.GetFullPath(named ?? FileName, terminal.WorkingDirectory);
        if (named is null && !File.Exists(path))
        {
            return LintSettings.Default with { Profile = profile };
        }

        string shown = named ?? FileName;
        DiagnosticSink sink = new();
        LintSettings settings = LintSettingsReader.Read(shown, Bytes(shown, path), sink);
        new FindingsText(terminal.Error, new Palette(terminal.ErrorColouring)).Write(sink.Found);
        return sink.Found.Count == 0
            ? settings with { Profile = profile }
            : throw new UnanswerableException($"the settings in `{VisibleText.Escape(shown)}` cannot be used: correct them");
    }

    private static byte[] Bytes(string shown, string path)
    {
        try
        {
            return File.ReadAllBytes(path);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new UnanswerableException($"`{VisibleText.Escape(shown)}` cannot be read: {VisibleText.Escape(fault.Message)}");
        }
    }
}
