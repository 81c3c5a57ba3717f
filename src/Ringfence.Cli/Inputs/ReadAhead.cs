using System.Collections.Concurrent;
using System.Runtime.ExceptionServices;

namespace Ringfence.Cli;

/// <summary>Enumerates a sequence on a thread of its own, a bounded way ahead of who takes its items.</summary>
/// <remarks>
/// Order stays, and a fault of the sequence comes where it would have come: after the items before it. What fits into one batch is not worth
/// a thread and is read by the caller's.
/// </remarks>
internal static class ReadAhead
{
    private const int MostItems = 64;
    private const long MostWeight = 1 << 20;
    private const int BatchesAhead = 4;

    /// <summary>The items of a sequence, in order.</summary>
    /// <param name="source">The sequence; it is enumerated once, and never on two threads at once.</param>
    /// <param name="weight">About how many bytes an item keeps in memory.</param>
    public static IEnumerable<T> Of<T>(IEnumerable<T> source, Func<T, long> weight)
    {
        using IEnumerator<T> items = source.GetEnumerator();
        Batch<T> first = Next(items, weight);
        foreach (T item in first.Items)
        {
            yield return item;
        }

        first.Fault?.Throw();
        if (first.IsLast)
        {
            yield break;
        }

        using CancellationTokenSource stop = new();
        using BlockingCollection<Batch<T>> batches = new(BatchesAhead);
        Thread reading = new(() => Fill(batches, items, weight, stop.Token)) { IsBackground = true };
        reading.Start();
        try
        {
            Batch<T> batch;
            do
            {
                batch = batches.Take();
                foreach (T item in batch.Items)
                {
                    yield return item;
                }

                batch.Fault?.Throw();
            }
            while (!batch.IsLast);
        }
        finally
        {
            // Whoever stops early must not leave a thread behind that still reads.
            stop.Cancel();
            reading.Join();
        }
    }

    private static void Fill<T>(BlockingCollection<Batch<T>> batches, IEnumerator<T> items, Func<T, long> weight, CancellationToken stop)
    {
        try
        {
            Batch<T> batch;
            do
            {
                batch = Next(items, weight);
                batches.Add(batch, stop);
            }
            while (!batch.IsLast);
        }
        catch (OperationCanceledException)
        {
            // Nobody wants the rest.
        }
    }

    private static Batch<T> Next<T>(IEnumerator<T> items, Func<T, long> weight)
    {
        List<T> taken = [];
        long sum = 0;
        try
        {
            while (taken.Count < MostItems && sum < MostWeight)
            {
                if (!items.MoveNext())
                {
                    return new Batch<T>(taken, null, IsLast: true);
                }

                taken.Add(items.Current);
                sum += weight(items.Current);
            }

            return new Batch<T>(taken, null, IsLast: false);
        }
        catch (Exception fault)
        {
            return new Batch<T>(taken, ExceptionDispatchInfo.Capture(fault), IsLast: true);
        }
    }

    private sealed record Batch<T>(List<T> Items, ExceptionDispatchInfo? Fault, bool IsLast);
}
