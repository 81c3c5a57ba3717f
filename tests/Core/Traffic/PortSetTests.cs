using FsCheck.Fluent;

namespace Ringfence.Core.Tests;

/// <summary>Port ranges and sets: contracts.md, port sets ("ranges ascending, merged, comma-separated", "ports are 1 to 65535").</summary>
public sealed class PortSetTests
{
    [Fact]
    public void PortRange_EndsThatMakeNoRange_Throw()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new PortRange(0, 80));
        Assert.Throws<ArgumentOutOfRangeException>(() => new PortRange(80, 79));
    }

    // networkpolicy.md 5.4: endPort is inclusive, and may equal port.
    [Theory]
    [InlineData(80, 80, 79, false)]
    [InlineData(80, 80, 80, true)]
    [InlineData(80, 80, 81, false)]
    [InlineData(8000, 8100, 7999, false)]
    [InlineData(8000, 8100, 8000, true)]
    [InlineData(8000, 8100, 8100, true)]
    [InlineData(8000, 8100, 8101, false)]
    [InlineData(1, 65535, 1, true)]
    [InlineData(1, 65535, 65535, true)]
    public void PortRange_Contains_BothEnds(int first, int last, int port, bool inside) =>
        Assert.Equal(inside, new PortRange((ushort)first, (ushort)last).Contains((ushort)port));

    [Theory]
    [InlineData("80", 80, 80)]
    [InlineData("8000-8100", 8000, 8100)]
    [InlineData("1-65535", 1, 65535)]
    public void PortRange_ToString_IsOneNumberOrTwo(string text, int first, int last) =>
        Assert.Equal(text, new PortRange((ushort)first, (ushort)last).ToString());

    [Fact]
    public void ToString_SeveralRanges_AreAscendingAndMerged() =>
        Assert.Equal("80,443,8000-8100", PortSet.Of(new(8001, 8100), new(443, 443), new(8000, 8000), new(80, 80), new(8050, 8060)).ToString());

    [Fact]
    public void All_AndNone_AreWhatTheySay()
    {
        Assert.True(PortSet.All.IsAll);
        Assert.False(PortSet.All.IsEmpty);
        Assert.True(PortSet.None.IsEmpty);
        Assert.False(PortSet.None.IsAll);
        Assert.Equal(default, PortSet.None);
        Assert.False(PortSet.Of(new PortRange(1, 65534)).IsAll);
        Assert.False(PortSet.Of(new PortRange(2, 65535)).IsAll);
        Assert.False(PortSet.Of(new(1, 79), new(81, 65535)).IsAll);
        Assert.True(PortSet.Of(new(1, 80), new(81, 65535)).IsAll);
        Assert.Equal("1-65535", PortSet.All.ToString());
        Assert.Equal("", PortSet.None.ToString());
    }

    [Fact]
    public void Of_AnyRanges_HoldsTheirPortsAndNoOther() =>
        Laws.Hold(
            Gen.ListOf(SomeTraffic.Range),
            ranges => SomeTraffic.Probes.All(port => PortSet.Of([.. ranges]).Contains(port) == ranges.Any(range => range.Contains(port))));

    [Fact]
    public void Ranges_OfAnySet_AreAscendingAndApart() =>
        Laws.Hold(SomeTraffic.Ports, set =>
        {
            PortRange[] ranges = [.. set.Ranges];
            return ranges.Zip(ranges.Skip(1)).All(pair => pair.Second.First > pair.First.Last + 1);
        });

    [Fact]
    public void Union_Intersect_Except_Complement_AreTheBooleanOnes() =>
        Laws.Hold(SomeTraffic.Ports, (a, b) => SomeTraffic.Probes.All(port =>
            a.Union(b).Contains(port) == (a.Contains(port) || b.Contains(port))
            && a.Intersect(b).Contains(port) == (a.Contains(port) && b.Contains(port))
            && a.Except(b).Contains(port) == (a.Contains(port) && !b.Contains(port))
            && a.Complement().Contains(port) == !a.Contains(port)));

    [Fact]
    public void Algebra_HoldsAsEquality() =>
        Laws.Hold(SomeTraffic.Ports, (a, b, c) =>
            a.Union(b) == b.Union(a)
            && a.Union(b.Union(c)) == a.Union(b).Union(c)
            && a.Intersect(b.Union(c)) == a.Intersect(b).Union(a.Intersect(c))
            && a.Union(b).Complement() == a.Complement().Intersect(b.Complement())
            && a.Complement().Complement() == a
            && a.Except(b).Union(a.Intersect(b)) == a
            && a.Union(a.Complement()) == PortSet.All
            && a.Union(PortSet.All) == PortSet.All
            && PortSet.All.Union(a) == PortSet.All
            && a.Union(PortSet.None) == a
            && PortSet.None.Union(a) == a
            && a.Intersect(PortSet.All) == a);
}
