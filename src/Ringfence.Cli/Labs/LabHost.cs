using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Threading.Channels;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Keeps a lab running: answers questions from other terminals, follows the files, ends on Ctrl-C.</summary>
internal sealed class LabHost : IDisposable
{
    private readonly CommandRun _run;
    private readonly LabOptions _options;
    private readonly LabSession _session;
    private readonly TextWriter _output;
    private readonly Palette _palette;
    private readonly CancellationTokenSource _ended = new();
    private readonly PosixSignalRegistration[] _signals;
    private DateTimeOffset _inForceSince;
    private string _told = string.Empty;

    /// <summary>Takes over signals that end programs, until it is disposed.</summary>
    public LabHost(CommandRun run, LabOptions options, LabSession session, TextWriter output)
    {
        (_run, _options, _session, _output) = (run, options, session, output);
        _palette = new Palette(run.Terminal.OutputColouring);
        _inForceSince = run.Terminal.Clock.GetLocalNow();
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, End))];
    }

    /// <summary>Runs until somebody ends it.</summary>
    /// <param name="socket">Where to listen for questions.</param>
    /// <param name="paths">What was read.</param>
    /// <param name="files">Tells when that changes.</param>
    /// <param name="guide">What to tell people to begin with.</param>
    public void Run(string socket, IReadOnlyList<string> paths, FileFollower files, IEnumerable<string> guide)
    {
        // What has never run is slow the first time; nobody should wait for that when a file changes.
        _session.Rehearse();
        LabRoster.Write(_output, _palette, _session);
        _output.WriteLine();
        foreach (string line in guide)
        {
            _output.WriteLine(line);
        }

        _output.WriteLine("Ctrl-C ends it all and leaves nothing behind.");
        Waiting.For(RunAsync(socket, paths, files));
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (PosixSignalRegistration signal in _signals)
        {
            signal.Dispose();
        }

        _ended.Dispose();
    }

    private async Task<ExitCode> RunAsync(string socket, IReadOnlyList<string> paths, FileFollower files)
    {
        Task serving = LabSocket.ServeAsync(socket, AnswerAsync, _ended.Token);
        Task following = FollowAsync(paths, files, _ended.Token);

        // A fault in either ends both: a lab that does not follow its files any more would answer of what is no longer written there.
        if ((await Task.WhenAny(serving, following)).IsFaulted)
        {
            await _ended.CancelAsync();
        }

        await Task.WhenAll(serving, following);
        return ExitCode.Yes;
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _ended.Cancel();
    }

    private async Task FollowAsync(IReadOnlyList<string> paths, FileFollower files, CancellationToken cancellationToken)
    {
        try
        {
            while (true)
            {
                Change(paths, await files.WaitAsync(cancellationToken));
            }
        }
        catch (OperationCanceledException)
        {
            // The lab ends.
        }
        catch (ChannelClosedException fault)
        {
            await _output.WriteLineAsync($"{Now()}  {_palette.Bad($"the files are not followed any more: {fault.InnerException?.Message}; {InForce()} until the lab ends")}");
        }
    }

    private void Change(IReadOnlyList<string> paths, long began)
    {
        try
        {
            ClusterSnapshot before = _session.Lab.Cluster.Snapshot;
            _session.Change(_options.ReadAgain(_run, paths));
            string took = string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began, _session.Lab.EnforcedAt).TotalMilliseconds:0} ms");
            string difference = LabRoster.Difference(before, _session.Lab.Cluster.Snapshot);
            _output.WriteLine(_told.Length == 0
                ? $"{Now()}  the files changed; in force after {took}: {(difference.Length == 0 ? "nothing that matters here" : difference)}"
                : $"{Now()}  {_palette.Good($"the files can be read again, and are in force after {took} ({PoliciesInForce()})")}: {(difference.Length == 0 ? "the same as before" : difference)}");
            _inForceSince = _run.Terminal.Clock.GetLocalNow();
            _told = string.Empty;
        }
        catch (Exception fault) when (fault is UnanswerableException or IOException)
        {
            // Once: a folder that is gone is gone, whatever else happens around it.
            if (_told != fault.Message)
            {
                _output.WriteLine($"{Now()}  {_palette.Doubtful($"{fault.Message}; until then {InForce()}")}");
                _told = fault.Message;
            }
        }
    }

    private string Now() => _palette.Faint(Clock(_run.Terminal.Clock.GetLocalNow()));

    private string InForce() => $"what was read at {Clock(_inForceSince)} stays in force ({PoliciesInForce()})";

    private string PoliciesInForce() => Text.Counted(_session.Lab.Cluster.Snapshot.Tiers.Sum(tier => tier.Policies.Count), "policy", "policies");

    private static string Clock(DateTimeOffset time) => time.ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private async Task<ExitCode> AnswerAsync(string[] words, TextWriter output, TextWriter error, CancellationToken cancellationToken) => words switch
    {
        ["probe", var form, var colouring, var from, var to, var family] =>
            await _session.ProbeAsync(new LabQuestion(from, to, LabProbeCommand.FamilyOf(family), LabAnswerStyle.Of(form, colouring)), output, error, cancellationToken),
        ["matrix", var form, var colouring] => await _session.MatrixAsync(LabAnswerStyle.Of(form, colouring), output, cancellationToken),
        ["watch", var form, var colouring] => await _session.WatchAsync(LabAnswerStyle.Of(form, colouring), output, cancellationToken),
        _ => throw new UnanswerableException("the lab that runs is of another version of ringfence"),
    };
}
