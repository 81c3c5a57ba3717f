namespace Ringfence.Core.Tests;

/// <summary>Sets of protocol and port, and their canonical text (contracts.md, port set).</summary>
public sealed class TrafficSetTests
{
    private static PortSet Web => PortSet.Of(new(80, 80), new(443, 443));

    [Fact]
    public void ToString_EverythingOrNothing_IsOneWord()
    {
        Assert.Equal("all", TrafficSet.All.ToString());
        Assert.Equal("none", TrafficSet.None.ToString());
        Assert.Equal("none", default(TrafficSet).ToString());
    }

    [Fact]
    public void ToString_SomeOfEach_JoinsProtocolsInOrder()
    {
        TrafficSet some = new(PortSet.Of(new(80, 80), new(443, 443), new(8000, 8100)), PortSet.Of(53), default, OtherTraffic.None);

        Assert.Equal("TCP 80,443,8000-8100; UDP 53", some.ToString());
        Assert.Equal("TCP 80,443; UDP 53; SCTP 9; other", new TrafficSet(Web, PortSet.Of(53), PortSet.Of(9), OtherTraffic.All).ToString());
        Assert.Equal("SCTP 9", TrafficSet.Of(Protocol.Sctp, PortSet.Of(9)).ToString());
    }

    // "`other` alone stands for all protocols besides these three; the three in full without `other` is not `all`".
    [Fact]
    public void ToString_TheThreeInFull_IsNotAll()
    {
        TrafficSet three = new(PortSet.All, PortSet.All, PortSet.All, OtherTraffic.None);

        Assert.Equal("TCP 1-65535; UDP 1-65535; SCTP 1-65535", three.ToString());
        Assert.False(three.IsAll);
        Assert.True((three with { Other = OtherTraffic.All }).IsAll);
        Assert.Equal("other", TrafficSet.Of(Protocol.Other, default).ToString());
        Assert.Equal("TCP 1-65535", TrafficSet.Of(Protocol.Tcp, PortSet.All).ToString());
    }

    [Theory]
    [InlineData(Protocol.Tcp)]
    [InlineData(Protocol.Udp)]
    [InlineData(Protocol.Sctp)]
    public void Of_OneProtocol_HoldsItsPortsOnly(Protocol protocol)
    {
        TrafficSet set = TrafficSet.Of(protocol, Web);

        Assert.All(ProtocolName.All, other => Assert.Equal(other == protocol, set.Contains(other, 80)));
        Assert.All(ProtocolName.All, other => Assert.Equal(other == protocol ? Web : PortSet.None, set.PortsOf(other)));
        Assert.False(set.Contains(protocol, 81));
        Assert.False(set.IsEmpty);
    }

    [Fact]
    public void Of_Other_HoldsAllOfItWhateverThePorts()
    {
        TrafficSet set = TrafficSet.Of(Protocol.Other, PortSet.None);

        Assert.All(ProtocolName.All, protocol => Assert.Equal(protocol == Protocol.Other, set.Contains(protocol, 80)));
        Assert.True(set.Contains(Protocol.Other, 0));
        Assert.Equal(PortSet.All, set.PortsOf(Protocol.Other));
        Assert.Equal(PortSet.None, set.PortsOf(Protocol.Tcp));
        Assert.Equal(PortSet.None, TrafficSet.None.PortsOf(Protocol.Other));
    }

    [Fact]
    public void IsEmpty_OnlyWithoutAnything()
    {
        Assert.True(TrafficSet.None.IsEmpty);
        Assert.False(TrafficSet.All.IsEmpty);
        Assert.False(TrafficSet.Of(Protocol.Other, default).IsEmpty);
        Assert.False(TrafficSet.None.IsAll);
    }

    [Fact]
    public void Union_Intersect_Except_Complement_AreTheBooleanOnes() =>
        Laws.Hold(SomeTraffic.Traffic, (a, b) => ProtocolName.All.All(protocol => SomeTraffic.Probes.All(port =>
            a.Union(b).Contains(protocol, port) == (a.Contains(protocol, port) || b.Contains(protocol, port))
            && a.Intersect(b).Contains(protocol, port) == (a.Contains(protocol, port) && b.Contains(protocol, port))
            && a.Except(b).Contains(protocol, port) == (a.Contains(protocol, port) && !b.Contains(protocol, port))
            && a.Complement().Contains(protocol, port) == !a.Contains(protocol, port))));

    [Fact]
    public void Algebra_HoldsAsEquality() =>
        Laws.Hold(SomeTraffic.Traffic, (a, b, c) =>
            a.Union(b) == b.Union(a)
            && a.Intersect(b.Union(c)) == a.Intersect(b).Union(a.Intersect(c))
            && a.Complement().Complement() == a
            && a.Except(b).Union(a.Intersect(b)) == a
            && a.Union(a.Complement()) == TrafficSet.All
            && a.Intersect(a.Complement()) == TrafficSet.None);

    [Fact]
    public void ToString_SetsThatDiffer_DifferInText() =>
        Laws.Hold(SomeTraffic.Traffic, (a, b) => (a == b) == (a.ToString() == b.ToString()));

    [Theory]
    [InlineData("TCP", Protocol.Tcp)]
    [InlineData("udp", Protocol.Udp)]
    [InlineData("Sctp", Protocol.Sctp)]
    [InlineData("other", Protocol.Other)]
    public void ProtocolName_AnyCase_IsRead(string text, Protocol protocol)
    {
        Assert.True(ProtocolName.TryParse(text, out Protocol read));
        Assert.Equal(protocol, read);
        Assert.Equal(text, protocol.ToName(), ignoreCase: true);
    }

    [Theory]
    [InlineData("")]
    [InlineData("icmp")]
    [InlineData("TCP ")]
    public void ProtocolName_NoneOfTheFour_IsRefused(string text) => Assert.False(ProtocolName.TryParse(text, out _));
}
