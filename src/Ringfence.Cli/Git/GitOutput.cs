namespace Ringfence.Cli;

/// <summary>What a run of git gave.</summary>
/// <param name="ExitCode">0 when all went well.</param>
/// <param name="Text">Standard output; bytes that are no UTF-8 stand as the replacement character.</param>
/// <param name="Error">Standard error.</param>
internal sealed record GitOutput(int ExitCode, string Text, string Error)
{
    /// <summary>Whether all went well.</summary>
    public bool Succeeded => ExitCode == 0;

    /// <summary>The first line of standard output, without its line break.</summary>
    public string Line => Text.Split('\n')[0];

    /// <summary>Standard error as one short line.</summary>
    public string Reason => Error.Split('\n')[0].Replace("fatal: ", string.Empty, StringComparison.Ordinal).Trim();
}
