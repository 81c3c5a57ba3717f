namespace Ringfence.Nftables.Tests;

/// <summary>Headers as RFC 791, 8200 and 4302 lay them out, whole and cut.</summary>
public sealed class PacketHeadReaderTests
{
    private const string Ports = "8000 0050 00000000";

    [Theory]
    [InlineData("06", 6, 0x8000, 80)]
    [InlineData("11", 17, 0x8000, 80)]
    [InlineData("84", 132, 0x8000, 80)]
    [InlineData("01", 1, 0, 0)]
    [InlineData("2f", 47, 0, 0)]
    public void TryRead_OfIPv4_GivesEndsAndPortsOfProtocolsThatHaveThem(string protocol, byte number, int source, int destination)
    {
        PacketHead head = Read(IPv4(protocol) + Ports);

        Assert.Equal(("10.0.0.1", "10.0.0.2"), (head.Source.ToString(), head.Destination.ToString()));
        Assert.Equal((number, source, destination), (head.Protocol, head.SourcePort, head.DestinationPort));
    }

    [Fact]
    public void TryRead_OfIPv4WithOptions_FindsThePortsBehindThem() =>
        Assert.Equal(80, Read("46000028 00004000 40060000 0a000001 0a000002 01010101" + Ports).DestinationPort);

    /// <summary>RFC 791: only the first fragment has the transport header.</summary>
    [Theory]
    [InlineData("2000", 80)]
    [InlineData("2001", 0)]
    [InlineData("0001", 0)]
    public void TryRead_OfFragments_HasPortsInTheFirstOnly(string flags, int port) =>
        Assert.Equal(port, Read($"45000028 0000{flags} 40060000 0a000001 0a000002" + Ports).DestinationPort);

    [Theory]
    [InlineData("06", "")]
    [InlineData("00", "06000000 00000000")]
    [InlineData("3c", "06010000 00000000 00000000 00000000")]
    [InlineData("2b", "3c000000 00000000 06000000 00000000")]
    [InlineData("2c", "06000000 00000001")]
    [InlineData("2c", "06000001 00000001")]
    [InlineData("33", "06010000 00000000 00000000")]
    public void TryRead_OfIPv6_FindsThePortsBehindExtensionHeaders(string next, string headers)
    {
        PacketHead head = Read(IPv6(next) + headers + Ports);

        Assert.Equal(("fd00::1", "fd00::2", 6, 80), (head.Source.ToString(), head.Destination.ToString(), head.Protocol, head.DestinationPort));
    }

    [Fact]
    public void TryRead_OfALaterIPv6Fragment_HasTheProtocolAndNoPorts()
    {
        PacketHead head = Read(IPv6("2c") + "06000008 00000001" + Ports);

        Assert.Equal((6, 0), (head.Protocol, head.DestinationPort));
    }

    [Fact]
    public void TryRead_OfEveryCut_NeverFails()
    {
        foreach (string text in (string[])[IPv4("06") + Ports, IPv6("00") + "3c000000 00000000 06000000 00000000" + Ports])
        {
            byte[] whole = Bytes(text);
            for (int length = 0; length < whole.Length; length++)
            {
                bool read = PacketHeadReader.TryRead(whole.AsSpan(0, length), out PacketHead? head);

                Assert.Equal(length >= (whole[0] >> 4 == 4 ? 20 : 40), read);
                Assert.True(head is null || head.DestinationPort is 0 or 80);
            }
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("00000000")]
    [InlineData("ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff ffffffff")]
    public void TryRead_OfNoIPPacket_SaysSo(string text) => Assert.False(PacketHeadReader.TryRead(Bytes(text), out _));

    private static string IPv4(string protocol) => $"45000028 00004000 40{protocol}0000 0a000001 0a000002";

    private static string IPv6(string next) => $"60000000 0014{next}40 fd000000000000000000000000000001 fd000000000000000000000000000002";

    private static PacketHead Read(string text)
    {
        Assert.True(PacketHeadReader.TryRead(Bytes(text), out PacketHead? head));
        return head;
    }

    private static byte[] Bytes(string text) => Convert.FromHexString(text.Replace(" ", string.Empty, StringComparison.Ordinal));
}
