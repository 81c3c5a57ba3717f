using FsCheck;
using FsCheck.Fluent;
using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>Numbers of traffic combine as the sets do, whether few ports are named in the cluster or more than there are bits in a word.</summary>
public sealed class TrafficTableTests
{
    [Theory]
    [InlineData(8)]
    [InlineData(60)]
    [InlineData(400)]
    public void Combine_AnyTwoSets_IsWhatTheSetsSay(int ports) => Prop.ForAll(Sets(ports).ToArbitrary(), sets =>
    {
        TrafficTable table = new();
        int[] numbers = [.. sets.Select(table.NumberOf)];
        for (int left = 0; left < sets.Length; left++)
        {
            for (int right = 0; right < sets.Length; right++)
            {
                Assert.Equal(sets[left].Union(sets[right]), table[table.Union(numbers[left], numbers[right])]);
                Assert.Equal(sets[left].Intersect(sets[right]), table[table.Intersect(numbers[left], numbers[right])]);
            }
        }

        Assert.Equal(numbers, sets.Select(table.NumberOf));
        Assert.Equal(table.Sets.Count, table.Sets.Distinct().Count());
    }).QuickCheckThrowOnFailure();

    /// <summary>Past 64 pieces there are no words: what was numbered before keeps its number and its meaning.</summary>
    [Fact]
    public void Combine_WhenPortsBecomeTooManyForAWord_GoesOn()
    {
        TrafficTable table = new();
        TrafficSet[] sets = [.. Enumerable.Range(1, 200).Select(port => TrafficSet.Of(Protocol.Tcp, PortSet.Of((ushort)port)))];
        int all = TrafficTable.None;
        foreach (TrafficSet set in sets)
        {
            all = table.Union(all, table.NumberOf(set));
        }

        Assert.Equal(sets.Aggregate(TrafficSet.None, (sum, set) => sum.Union(set)), table[all]);
        Assert.All(sets, set => Assert.Equal(set, table[table.Intersect(all, table.NumberOf(set))]));
    }

    private static Gen<TrafficSet[]> Sets(int ports) => Gen.ListOf(One(ports), Math.Max(4, ports / 8)).Select(list => list.ToArray());

    private static Gen<TrafficSet> One(int ports) =>
        from protocol in Gen.Elements(Protocol.Tcp, Protocol.Udp, Protocol.Sctp, Protocol.Other)
        from first in Gen.Choose(1, ports)
        from length in Gen.Choose(0, ports / 4)
        from another in Gen.Choose(1, ports)
        select TrafficSet.Of(protocol, PortSet.Of(new PortRange((ushort)first, (ushort)(first + length))))
            .Union(TrafficSet.Of(Protocol.Tcp, PortSet.Of((ushort)another)));
}
