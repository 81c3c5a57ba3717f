using Ringfence.Core;
using Ringfence.Explain;
using Ringfence.Lab;
using Ringfence.Manifests;
using Ringfence.Nftables;

namespace Ringfence.Cli;

/// <summary>A running lab and the manifests it runs, as questions see them; both change together.</summary>
internal sealed class LabSession : IDisposable
{
    // Below the second after which TCP sends its first packet again.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    // Records wait for packets that look alike, and come in lots.
    private static readonly TimeSpan RecordPatience = TimeSpan.FromMilliseconds(600);

    private readonly ClusterReadOptions _options;
    private readonly SemaphoreSlim _gate = new(1);

    private LabSession(ClusterInput input, RunningLab lab, ClusterReadOptions options, LabLog log) => (Input, Lab, _options, Log) = (input, lab, options, log);

    /// <summary>What happens in the lab.</summary>
    public LabLog Log { get; }

    /// <summary>The manifests.</summary>
    public ClusterInput Input { get; private set; }

    /// <summary>The lab.</summary>
    public RunningLab Lab { get; }

    /// <summary>Sees whether the machine can run a lab at all.</summary>
    /// <exception cref="UnanswerableException">It cannot: what is missing, and how to get it.</exception>
    public static void Require()
    {
        IReadOnlyList<string> missing = LabRequirements.FindMissing();
        if (missing.Count > 0)
        {
            throw new UnanswerableException(string.Join("\nringfence: ", missing));
        }
    }

    /// <summary>Starts a lab on manifests.</summary>
    /// <exception cref="UnanswerableException">The kernel or our privileges do not allow it.</exception>
    public static LabSession Start(ClusterInput input, ClusterReadOptions options, LabSettings settings)
    {
        try
        {
            return new LabSession(input, RunningLab.Start(input.Cluster.Snapshot, settings), options, settings.Log);
        }
        catch (IOException fault)
        {
            throw new UnanswerableException($"the lab cannot be started: {fault.Message}");
        }
    }

    /// <summary>Goes over to other manifests.</summary>
    public void Change(ClusterInput input)
    {
        _gate.Wait();
        try
        {
            Lab.Change(input.Cluster.Snapshot);
            Input = input;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Goes through an edit once, of an example and aside of this lab, and changes nothing.</summary>
    public void Rehearse()
    {
        ClusterInput after = LabExample.Find(LabExample.Names[0]).Read(_options);
        LabRehearsal.Play(after.Cluster.Snapshot.With([]), after.Cluster.Snapshot, _options.Profile);
        LabRoster.Difference(Lab.Cluster.Snapshot, after.Cluster.Snapshot);
        Change(Input);
    }

    /// <summary>Sends one connection and says what happened and why.</summary>
    /// <exception cref="UnanswerableException">The question cannot be understood, or nothing of the kind can be sent.</exception>
    public async Task<ExitCode> ProbeAsync(LabQuestion question, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            LabRoute route = new LabRouter(this, error).Find(question);
            using var listening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            IAsyncEnumerable<DropRecord> drops = Log.ListenAsync(listening.Token);
            (ProbeAnswer answer, NetNs? arrivedAt) = await WatchedProbe.SendAsync(route.Probe, [.. route.Destinations.Keys], Patience, cancellationToken);
            listening.CancelAfter(RecordPatience);
            DropRecord? drop = arrivedAt is null ? await FindAsync(drops, record => IsOf(record, route.Probe, answer)) : null;
            IReadOnlyList<string> others = arrivedAt is null && drop is null ? Lab.RulesOfOthers([route.Probe.From, .. route.Destinations.Keys]) : [];
            Explanation explanation = new Explainer(Lab.Cluster.Snapshot, _options.Profile).Explain(route.Question);
            ProbeFinding finding = new(route, answer, arrivedAt is null ? null : route.Destinations[arrivedAt], drop, others, explanation);
            ManifestLocations locations = new(Input.Cluster.Rules);
            if (question.Style.IsJson)
            {
                JsonAnswer.Write(output, json => ProbeJson.Write(json, finding, locations));
            }
            else
            {
                new ProbeText(output, question.Style.Colouring, locations).Write(finding);
            }

            return finding.Arrived ? ExitCode.Yes : ExitCode.No;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Probes every pair and compares with the Evaluator.</summary>
    public async Task<ExitCode> MatrixAsync(LabAnswerStyle style, TextWriter output, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            IReadOnlyList<MatrixCell> cells = new LabMatrix(Lab, _options.Profile).Measure();
            if (style.IsJson)
            {
                MatrixJson.Write(output, cells);
            }
            else
            {
                new MatrixText(output, new Palette(style.Colouring)).Write(cells);
            }

            return cells.All(cell => cell.Agrees) ? ExitCode.Yes : ExitCode.No;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Tells drops as they come, until it is cancelled or nobody reads any more.</summary>
    /// <exception cref="IOException">Whoever listened has gone.</exception>
    public async Task<ExitCode> WatchAsync(LabAnswerStyle style, TextWriter output, CancellationToken cancellationToken)
    {
        using var listening = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await foreach (DropRecord record in Log.ListenAsync(listening.Token))
            {
                ManifestLocations locations = new(Input.Cluster.Rules);
                await output.WriteLineAsync(style.IsJson ? DropJson.Of(record, locations) : new DropText(new Palette(style.Colouring), locations).Of(record));
            }
        }
        finally
        {
            await listening.CancelAsync();
        }

        return ExitCode.Yes;
    }

    // On its way through a node port a connection may have become one of the node; its port stays.
    private static bool IsOf(DropRecord record, ConnectionProbe probe, ProbeAnswer answer) =>
        record.Source.Port == answer.SourcePort && (record.Source.Address == probe.Source || record.Source.Party is Party.Node);

    private static async Task<DropRecord?> FindAsync(IAsyncEnumerable<DropRecord> drops, Func<DropRecord, bool> isWanted)
    {
        try
        {
            await foreach (DropRecord record in drops)
            {
                if (isWanted(record))
                {
                    return record;
                }
            }
        }
        catch (OperationCanceledException)
        {
            // Waited long enough: it was dropped by somebody else, or its record was lost.
        }

        return null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Lab.Dispose();
        _gate.Dispose();
    }
}
