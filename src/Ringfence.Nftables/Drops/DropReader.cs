using System.Runtime.CompilerServices;
using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Reads a node's drops: what rules of ours log, with whose it was and why.</summary>
public sealed class DropReader : IDisposable
{
    private readonly PacketLog _log;
    private readonly CounterReader _counters;
    private readonly DropSettings _settings;
    private readonly TimeProvider _time;
    private readonly DropLosses _losses = new();
    private readonly DropMerger _merger;
    private readonly EarlyPackets _early = new();
    private volatile DropAttribution? _attribution;

    private DropReader(PacketLog log, CounterReader counters, DropSettings settings, TimeProvider time)
    {
        (_log, _counters, _settings, _time) = (log, counters, settings, time);
        _merger = new DropMerger(settings.Window);
        _losses.Begin(counters.Read());
    }

    /// <summary>Begins to read, in the network namespace of this thread; the rest may go on elsewhere.</summary>
    /// <param name="group">The group that the ruleset logs to.</param>
    /// <param name="settings">How drops are told.</param>
    /// <param name="time">Measures how long records wait.</param>
    /// <exception cref="NetlinkException">With <see cref="Errno.Busy"/> when somebody else reads the group.</exception>
    public static DropReader Open(ushort group, DropSettings settings, TimeProvider time)
    {
        PacketLog log = PacketLog.Open(group, time);
        try
        {
            return new DropReader(log, new CounterReader(), settings, time);
        }
        catch
        {
            log.Dispose();
            throw;
        }
    }

    /// <summary>Says what is in force from now on. Packets read before the first time are left out; those of the state before get that state's words.</summary>
    /// <param name="snapshot">The cluster.</param>
    /// <param name="compiled">What was made of it for the node.</param>
    /// <param name="profile">The assumptions that it was compiled with.</param>
    public void Attribute(ClusterSnapshot snapshot, CompiledNode compiled, EnforcementProfile profile)
    {
        PacketQuestion question = new(snapshot, profile, compiled.LocalServices);
        _attribution = new DropAttribution(compiled.Node, question, (_attribution?.Classes ?? ClassMemory.Empty).With(compiled.Classes, question, _time.GetUtcNow()));
    }

    /// <summary>The drops, as soon as each has waited for its retries.</summary>
    /// <exception cref="OperationCanceledException">The caller has enough.</exception>
    public async IAsyncEnumerable<DropRecord> ReadAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        Task<PacketLogBatch> next = _log.ReadAsync(cancellationToken).AsTask();
        while (true)
        {
            // While nothing waits there is nothing to wake up for.
            bool waits = !_merger.IsEmpty || !_early.IsEmpty;
            if (waits)
            {
                await Task.WhenAny(next, Task.Delay(_settings.Window / 4, _time, cancellationToken));
                cancellationToken.ThrowIfCancellationRequested();
            }

            if (!waits || next.IsCompleted)
            {
                Take(await next);
                next = _log.ReadAsync(cancellationToken).AsTask();
            }
            else
            {
                Take(new PacketLogBatch([], 0));
            }

            foreach (DropRecord record in TakeDue())
            {
                yield return record;
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _log.Dispose();
        _counters.Dispose();
    }

    private void Take(PacketLogBatch batch)
    {
        _losses.Unread(batch.Lost);
        if (_attribution is not { } attribution)
        {
            return;
        }

        DateTimeOffset now = _time.GetUtcNow();
        foreach (LoggedPacket packet in _early.Ready(batch.Packets, attribution, now))
        {
            if (attribution.TryAttribute(packet, out DropRecord? record))
            {
                _losses.Recorded(record.Class);
                _merger.Add(record, now);
            }
        }
    }

    private IReadOnlyList<DropRecord> TakeDue()
    {
        IReadOnlyList<DropRecord> due = _merger.TakeDue(_time.GetUtcNow());
        if (due.Count == 0)
        {
            return [];
        }

        _losses.Counted(_attribution!.Classes.Classes, _counters.Read());
        return [.. due.Select(record => record with { Lost = _losses.TakeFor(record.Class) })];
    }
}
