using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>What packets of one kind cost, measured a sample at a time so that kinds can take turns.</summary>
/// <param name="name">What is measured.</param>
/// <param name="most">The most units of a sample.</param>
/// <param name="before">What happens before a sample, outside the clock.</param>
/// <param name="send">Sends some units.</param>
/// <param name="after">What happens after a sample, outside the clock.</param>
/// <param name="arrived">How many frames have arrived so far; null where the units say themselves that they have.</param>
/// <param name="verdict">Whether they are to arrive.</param>
internal sealed class PacketCost(string name, int most, Action before, Action<int> send, Action after, Func<long>? arrived, Verdict verdict)
{
    /// <summary>The most packets of a sample: few enough for connection tracking to hold.</summary>
    public const int MostAtOnce = 12_288;

    private const int Fewest = 48;
    private const double SampleNanoseconds = 40e6;

    private readonly List<double> _samples = [];
    private int _units;

    /// <summary>What is measured.</summary>
    public string Name => name;

    /// <summary>The middle of its samples: nanoseconds for each unit.</summary>
    public double Median => MedianOf(_samples);

    /// <summary>The middle of its samples as shares of those that the other had at the same turn.</summary>
    public double Against(PacketCost other) => MedianOf([.. _samples.Zip(other._samples, (own, others) => own / others)]);

    /// <summary>Finds out how many units make a sample, and that they fare as they should.</summary>
    public void Prepare(ProcessorClock clock)
    {
        long there = arrived?.Invoke() ?? 0;
        double each = Once(clock, Fewest);
        long came = (arrived?.Invoke() ?? 0) - there;
        if (arrived is not null && (verdict == Verdict.Allow ? came < Fewest : came >= Fewest / 2))
        {
            throw new InvalidOperationException($"{name}: {came} of {Fewest} packets arrived");
        }

        _units = (int)Math.Clamp(SampleNanoseconds / each, Fewest, most);
    }

    /// <summary>Takes one sample.</summary>
    public void Sample(ProcessorClock clock) => _samples.Add(Once(clock, _units));

    private double Once(ProcessorClock clock, int units)
    {
        before();
        double start = clock.Now;
        send(units);
        double spent = clock.Now - start;
        after();
        return spent / units;
    }

    private static double MedianOf(List<double> samples) => samples.Order().ElementAt(samples.Count / 2);
}
