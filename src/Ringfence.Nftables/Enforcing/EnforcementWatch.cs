using System.Threading.Channels;

namespace Ringfence.Nftables;

/// <summary>Does what an enforcement needs done in between, each at its time: repairs drift, cuts connections, sweeps what is left, ends the grace of the first start.</summary>
internal sealed class EnforcementWatch(ITableWatch tables, EnforcementSettings settings, TimeProvider time)
{
    private readonly Channel<bool> _cut = Channel.CreateBounded<bool>(1);
    private readonly Channel<bool> _sweep = Channel.CreateBounded<bool>(1);
    private readonly TaskCompletionSource _grace = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Has all live connections looked at soon.</summary>
    public void WantCut() => _cut.Writer.TryWrite(true);

    /// <summary>Has what nothing leads to any more removed, once packets have passed.</summary>
    public void WantSweep() => _sweep.Writer.TryWrite(true);

    /// <summary>Has the grace end after its time.</summary>
    public void BeginGrace() => _grace.TrySetResult();

    /// <summary>Goes on until the caller has enough.</summary>
    /// <exception cref="OperationCanceledException">The caller has enough.</exception>
    /// <exception cref="NetlinkException">The kernel does not answer any more.</exception>
    public async Task RunAsync(NodeEnforcement enforcement, CancellationToken cancellationToken)
    {
        using CancellationTokenSource either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        CancellationToken ended = either.Token;
        Task[] watches =
        [
            RepeatAsync(async () =>
            {
                await tables.WaitAsync(ended);
                await Task.Delay(settings.DriftDelay, time, ended);
                enforcement.Audit();
            }),
            RepeatAsync(async () =>
            {
                await Task.Delay(settings.BetweenAudits, time, ended);
                enforcement.Audit();
            }),
            RepeatAsync(async () =>
            {
                await _cut.Reader.ReadAsync(ended);
                enforcement.Cut();
                await Task.Delay(settings.BetweenCuts, time, ended);
            }),
            RepeatAsync(async () =>
            {
                await _sweep.Reader.ReadAsync(ended);
                await Task.Delay(settings.Flight, time, ended);
                enforcement.Sweep();
            }),
            EndGraceAsync(enforcement, ended),
        ];
        try
        {
            await await Task.WhenAny(watches);
        }
        finally
        {
            await either.CancelAsync();
            await Task.WhenAll(watches).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private static async Task RepeatAsync(Func<Task> work)
    {
        while (true)
        {
            await work();
        }
    }

    private async Task EndGraceAsync(NodeEnforcement enforcement, CancellationToken ended)
    {
        await _grace.Task.WaitAsync(ended);
        await Task.Delay(settings.Grace, time, ended);
        enforcement.EndGrace();
        await Task.Delay(Timeout.InfiniteTimeSpan, time, ended);
    }
}
