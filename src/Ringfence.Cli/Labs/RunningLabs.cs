namespace Ringfence.Cli;

/// <summary>Asks the lab that runs on this machine.</summary>
internal static class RunningLabs
{
    /// <summary>Passes a question on, and its answer back.</summary>
    /// <exception cref="UnanswerableException">No lab runs, or several do.</exception>
    public static ExitCode Ask(CommandRun run, TextWriter output, LabAnswerStyle style, string what, params IEnumerable<string> words) => new LabFolder(run.Terminal).FindRunning() switch
    {
        [] => throw new UnanswerableException("no lab runs: start one in another terminal with `ringfence lab -f PATH`, or give `-f PATH` to have one for this question"),
        [var only] => LabSocket.Ask(only, [what, .. style.Words, .. words], output, run.Terminal.Error),
        var several => throw new UnanswerableException($"{several.Count} labs run ({string.Join(", ", several)}): end all but one, or give `-f PATH` to have one for this question"),
    };
}
