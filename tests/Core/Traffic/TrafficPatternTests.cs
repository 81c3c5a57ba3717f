namespace Ringfence.Core.Tests;

/// <summary>What port names come to on a destination: networkpolicy.md 5.5.</summary>
public sealed class TrafficPatternTests
{
    private static TrafficPattern Http => new(TrafficSet.None, [new PortName("http", Protocol.Tcp)]);

    [Fact]
    public void On_NameDeclaredWithTheProtocol_IsItsNumber() =>
        Assert.Equal("TCP 8080", Http.On([Declared("http", Protocol.Tcp, 8080)]).ToString());

    // "Protocol must agree three ways."
    [Fact]
    public void On_NameDeclaredWithAnotherProtocol_IsNothing() =>
        Assert.Equal("none", Http.On([Declared("http", Protocol.Udp, 8080)]).ToString());

    // "A name that resolves nowhere matches nothing (it does not error and does not mean any)."
    [Fact]
    public void On_NameNotDeclared_IsNothing()
    {
        Assert.Equal("none", Http.On([Declared("web", Protocol.Tcp, 8080)]).ToString());
        Assert.Equal("none", Http.On([]).ToString());
    }

    // "Recommend: union of all matches."
    [Fact]
    public void On_NameDeclaredTwice_IsBothNumbers() =>
        Assert.Equal("TCP 8080,9090", Http.On([Declared("http", Protocol.Tcp, 8080), Declared("http", Protocol.Tcp, 9090)]).ToString());

    [Fact]
    public void On_NumbersAndNames_AddUp()
    {
        TrafficPattern pattern = new(TrafficSet.Of(Protocol.Udp, PortSet.Of(53)), [.. Http.Names, new PortName("sync", Protocol.Sctp)]);

        Assert.Equal("TCP 80; UDP 53; SCTP 7", pattern.On([Declared("http", Protocol.Tcp, 80), Declared("sync", Protocol.Sctp, 7)]).ToString());
    }

    [Fact]
    public void All_OnAnything_IsEverything() => Assert.True(TrafficPattern.All.On([]).IsAll);

    private static ContainerPort Declared(string name, Protocol protocol, ushort number) => new(name, protocol, number, ContainerKind.Regular);
}
