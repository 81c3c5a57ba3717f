using Ringfence.Explain;
using Ringfence.Lab;
using Ringfence.Manifests;

namespace Ringfence.Cli;

/// <summary>A running lab and the manifests it runs, as questions see them; both change together.</summary>
internal sealed class LabSession : IDisposable
{
    // Below the second after which TCP sends its first packet again.
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(900);

    private readonly ClusterReadOptions _options;
    private readonly SemaphoreSlim _gate = new(1);

    private LabSession(ClusterInput input, RunningLab lab, ClusterReadOptions options) => (Input, Lab, _options) = (input, lab, options);

    /// <summary>The manifests.</summary>
    public ClusterInput Input { get; private set; }

    /// <summary>The lab.</summary>
    public RunningLab Lab { get; }

    /// <summary>Starts a lab on manifests.</summary>
    /// <exception cref="UnanswerableException">The kernel or our privileges do not allow it.</exception>
    public static LabSession Start(ClusterInput input, ClusterReadOptions options, LabSettings settings)
    {
        IReadOnlyList<string> missing = LabRequirements.FindMissing();
        if (missing.Count > 0)
        {
            throw new UnanswerableException(string.Join("\nringfence: ", missing));
        }

        try
        {
            return new LabSession(input, RunningLab.Start(input.Cluster.Snapshot, settings), options);
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

    /// <summary>Sends one connection and says what happened and why.</summary>
    /// <exception cref="UnanswerableException">The question cannot be understood, or nothing of the kind can be sent.</exception>
    public async Task<ExitCode> ProbeAsync(LabQuestion question, TextWriter output, TextWriter error, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            LabRoute route = new LabRouter(this, error).Find(question);
            (ProbeAnswer answer, NetNs? arrivedAt) = await WatchedProbe.SendAsync(route.Probe, route.Destinations, Patience, cancellationToken);
            Explanation explanation = new Explainer(Lab.Cluster.Snapshot, _options.Profile).Explain(route.Question);
            new ProbeText(output, question.Colouring, new ManifestLocations(Input.Cluster.Rules)).Write(route, answer, arrivedAt is not null, explanation);
            return arrivedAt is not null ? ExitCode.Yes : ExitCode.No;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <summary>Probes every pair and compares with the Evaluator.</summary>
    public async Task<ExitCode> MatrixAsync(Colouring colouring, TextWriter output, CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            IReadOnlyList<MatrixCell> cells = new LabMatrix(Lab, _options.Profile).Measure();
            new MatrixText(output, new Palette(colouring)).Write(cells);
            return cells.All(cell => cell.Agrees) ? ExitCode.Yes : ExitCode.No;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Lab.Dispose();
        _gate.Dispose();
    }
}
