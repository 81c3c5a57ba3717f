namespace Ringfence.Cli;

/// <summary>Asks the lab that runs on this machine.</summary>
internal static class RunningLabs
{
    /// <summary>Passes a question on, and its answer back.</summary>
    /// <exception cref="UnanswerableException">No lab runs, or several do.</exception>
    public static ExitCode Ask(CommandRun run, TextWriter output, LabAnswerStyle style, string what, params IEnumerable<string> words) =>
        LabSocket.Ask(Only(run), [what, .. style.Words, .. words], output, run.Terminal.Error, () => false);

    /// <summary>Passes on what the lab that runs goes on saying, until nobody reads it.</summary>
    /// <exception cref="UnanswerableException">No lab runs, or several do.</exception>
    public static ExitCode Watch(CommandRun run, TextWriter output, LabAnswerStyle style) =>
        LabSocket.Ask(Only(run), ["watch", .. style.Words], output, run.Terminal.Error, StandardOutput.HasNoReader);

    private static string Only(CommandRun run) => new LabFolder(run.Terminal).FindRunning() switch
    {
        [] => throw new UnanswerableException($"no lab runs: start one in another terminal with `{OwnCommand.Of(run.Terminal)} lab -f PATH`, or give `-f PATH` to have one for this question"),
        [var only] => only,
        var several => throw new UnanswerableException($"{several.Count} labs run ({string.Join(", ", several)}): end all but one, or give `-f PATH` to have one for this question"),
    };
}
