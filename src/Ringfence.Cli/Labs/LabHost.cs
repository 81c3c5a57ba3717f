using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
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

    /// <summary>Takes over signals that end programs, until it is disposed.</summary>
    public LabHost(CommandRun run, LabOptions options, LabSession session, TextWriter output)
    {
        (_run, _options, _session, _output) = (run, options, session, output);
        _palette = new Palette(run.Terminal.OutputColouring);
        _signals = [.. new[] { PosixSignal.SIGINT, PosixSignal.SIGTERM, PosixSignal.SIGHUP }.Select(signal => PosixSignalRegistration.Create(signal, End))];
    }

    /// <summary>Runs until somebody ends it.</summary>
    /// <param name="paths">The files to follow.</param>
    /// <param name="guide">What to tell people to begin with.</param>
    public void Run(IReadOnlyList<string> paths, IEnumerable<string> guide)
    {
        // What has never run is slow the first time; nobody should wait for that when a file changes.
        _session.Rehearse();
        LabRoster.Write(_output, _palette, _session.Lab.Cluster);
        _output.WriteLine();
        foreach (string line in guide)
        {
            _output.WriteLine(line);
        }

        _output.WriteLine("Ctrl-C ends it all and leaves nothing behind.");
        Waiting.For(RunAsync(paths));
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

    private async Task<ExitCode> RunAsync(IReadOnlyList<string> paths)
    {
        await Task.WhenAll(LabSocket.ServeAsync(new LabFolder(_run.Terminal).Claim(), AnswerAsync, _ended.Token), FollowAsync(paths, _ended.Token));
        return ExitCode.Yes;
    }

    private void End(PosixSignalContext context)
    {
        context.Cancel = true;
        _ended.Cancel();
    }

    private async Task FollowAsync(IReadOnlyList<string> paths, CancellationToken cancellationToken)
    {
        using FileFollower files = new(paths, _run.Terminal.WorkingDirectory);
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
    }

    private void Change(IReadOnlyList<string> paths, long began)
    {
        string now = _run.Terminal.Clock.GetLocalNow().ToString("HH:mm:ss", CultureInfo.InvariantCulture);
        try
        {
            ClusterSnapshot before = _session.Lab.Cluster.Snapshot;
            _session.Change(_options.Read(_run, paths));
            string took = string.Create(CultureInfo.InvariantCulture, $"{Stopwatch.GetElapsedTime(began, _session.Lab.EnforcedAt).TotalMilliseconds:0} ms");
            _output.WriteLine($"{_palette.Faint(now)}  the files changed; in force after {took}: {LabRoster.Difference(before, _session.Lab.Cluster.Snapshot)}");
        }
        catch (Exception fault) when (fault is UnanswerableException or IOException)
        {
            _run.Terminal.Error.WriteLine($"ringfence: {fault.Message}");
            _output.WriteLine($"{_palette.Faint(now)}  {_palette.Doubtful("the files changed, and cannot be used as they are: what was in force stays")}");
        }
    }

    private async Task<ExitCode> AnswerAsync(string[] words, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        Colouring colouring = words.Contains("coloured", StringComparer.Ordinal) ? Colouring.Coloured : Colouring.Plain;
        return words switch
        {
            ["probe", _, var from, var to, var family] => await _session.ProbeAsync(new LabQuestion(from, to, LabProbeCommand.FamilyOf(family), colouring), output, error, cancellationToken),
            ["matrix", _] => await _session.MatrixAsync(colouring, output, cancellationToken),
            ["watch", _, var form] => await _session.WatchAsync(form, colouring, output, cancellationToken),
            _ => throw new UnanswerableException("the lab that runs is of another version of ringfence"),
        };
    }
}
