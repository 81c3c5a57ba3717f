namespace Ringfence.Core.Tests;

/// <summary>Blocks: host bits, boundaries, and the strict vectors of networkpolicy.md 3.3.</summary>
public sealed class CidrTests
{
    // networkpolicy.md 3.3, vectors that are valid in strict mode.
    [Theory]
    [InlineData("1.0.0.0/8", "1.0.0.0", "1.255.255.255")]
    [InlineData("0.0.0.0/0", "0.0.0.0", "255.255.255.255")]
    [InlineData("1.1.1.1/32", "1.1.1.1", "1.1.1.1")]
    [InlineData("128.0.0.0/1", "128.0.0.0", "255.255.255.255")]
    [InlineData("10.0.0.4/31", "10.0.0.4", "10.0.0.5")]
    [InlineData("2001:4860:4860::/48", "2001:4860:4860::", "2001:4860:4860:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::/0", "::", "ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff")]
    [InlineData("::1/128", "::1", "::1")]
    [InlineData("2001:db8::/127", "2001:db8::", "2001:db8::1")]
    public void TryParse_Block_HasItsEnds(string text, string first, string last)
    {
        Assert.True(Cidr.TryParse(text, out Cidr block));
        Assert.Equal(Parsed.Address(first), block.First);
        Assert.Equal(Parsed.Address(last), block.Last);
        Assert.Equal(block.First.Family, block.Family);
        Assert.Equal(text, block.ToString());
    }

    [Theory]
    [InlineData("10.0.0.1", "10.0.0.1/32")]
    [InlineData("2001:db8::1", "2001:db8::1/128")]
    public void TryParse_BareAddress_IsTheBlockOfThatOne(string text, string block)
    {
        Assert.Equal(Parsed.Cidr(block), Parsed.Cidr(text));
        Assert.Equal(Parsed.Cidr(block), Cidr.Of(Parsed.Address(text)));
    }

    // networkpolicy.md 3.3: valid only in lax mode, or never.
    [Theory]
    [InlineData("")]
    [InlineData("aaaaaaa")]
    [InlineData("1.1.01.0/24")]
    [InlineData("192.168.0.0/016")]
    [InlineData("192.168.0.0/00")]
    [InlineData("1.2.3.4/24")]
    [InlineData("0.0.0.1/0")]
    [InlineData("2001:db8::1/64")]
    [InlineData("::ffff:1.1.1.0/120")]
    [InlineData("192.168.0.1/healthz")]
    [InlineData("192.168.0.1/0/99")]
    [InlineData("192.168.0.0/-16")]
    [InlineData("192.168.0.0/+16")]
    [InlineData("192.168.0.0/ 16")]
    [InlineData("192.168.0.0/16 ")]
    [InlineData("192.168.0.0/16\0")]
    [InlineData("192.168.0.0/")]
    [InlineData("/16")]
    [InlineData("/")]
    [InlineData("192.168.0.0/33")]
    [InlineData("2001:db8::/129")]
    [InlineData("192.168.0.0/4294967312")]
    public void TryParse_WhatIsNoBlock_IsRefused(string text) => Assert.False(Cidr.TryParse(text, out _));

    [Fact]
    public void Cidr_HostBits_AreMaskedOff()
    {
        Assert.Equal(Parsed.Cidr("10.1.2.0/24"), new Cidr(Parsed.Address("10.1.2.3"), 24));
        Assert.Equal(24, new Cidr(Parsed.Address("10.1.2.3"), 24).PrefixLength);
        Assert.Equal(Parsed.Cidr("2001:db8::/32"), new Cidr(Parsed.Address("2001:db8:1::1"), 32));
        Assert.Equal(Cidr.AllIPv4, new Cidr(Parsed.Address("10.1.2.3"), 0));
        Assert.Equal(Cidr.AllIPv6, new Cidr(Parsed.Address("2001:db8::"), 0));
    }

    [Theory]
    [InlineData("10.0.0.0", -1)]
    [InlineData("10.0.0.0", 33)]
    [InlineData("2001:db8::", -1)]
    [InlineData("2001:db8::", 129)]
    public void Cidr_PrefixLengthOutsideTheFamily_Throws(string address, int length) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new Cidr(Parsed.Address(address), length));

    [Theory]
    [InlineData("10.0.0.0/8", "10.0.0.0", true)]
    [InlineData("10.0.0.0/8", "10.255.255.255", true)]
    [InlineData("10.0.0.0/8", "9.255.255.255", false)]
    [InlineData("10.0.0.0/8", "11.0.0.0", false)]
    [InlineData("0.0.0.0/0", "255.255.255.255", true)]
    [InlineData("0.0.0.0/0", "::", false)]
    [InlineData("::/0", "0.0.0.0", false)]
    [InlineData("::/0", "ffff::", true)]
    [InlineData("2001:db8::/32", "2001:db8:ffff::", true)]
    [InlineData("2001:db8::/32", "2001:db9::", false)]
    public void Contains_Address_IsDecidedByTheSharedBits(string block, string address, bool inside) =>
        Assert.Equal(inside, Parsed.Cidr(block).Contains(Parsed.Address(address)));

    [Theory]
    [InlineData("10.0.0.0/8", "10.1.0.0/16", true)]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", true)]
    [InlineData("10.1.0.0/16", "10.0.0.0/8", false)]
    [InlineData("10.0.0.0/16", "10.0.0.0/8", false)]
    [InlineData("10.0.0.0/8", "11.0.0.0/16", false)]
    [InlineData("0.0.0.0/0", "::/128", false)]
    [InlineData("::/0", "0.0.0.0/32", false)]
    public void Contains_Block_NeedsAllOfIt(string outer, string inner, bool inside) =>
        Assert.Equal(inside, Parsed.Cidr(outer).Contains(Parsed.Cidr(inner)));

    [Fact]
    public void Cidr_Default_IsAllOfIPv4() => Assert.Equal("0.0.0.0/0", default(Cidr).ToString());

    [Fact]
    public void AddressRange_HoldsItsEndsAndNothingOutside()
    {
        AddressRange range = new(Parsed.Address("10.0.0.2"), Parsed.Address("10.0.0.4"));

        Assert.Equal(AddressFamily.IPv4, range.Family);
        Assert.All((string[])["10.0.0.2", "10.0.0.3", "10.0.0.4"], address => Assert.True(range.Contains(Parsed.Address(address))));
        Assert.All((string[])["10.0.0.1", "10.0.0.5", "::a00:3"], address => Assert.False(range.Contains(Parsed.Address(address))));
    }

    [Theory]
    [InlineData("10.0.0.2", "10.0.0.1")]
    [InlineData("10.0.0.1", "::ffff")]
    [InlineData("::", "10.0.0.1")]
    public void AddressRange_EndsThatMakeNoRange_Throw(string first, string last) =>
        Assert.StartsWith(
            $"{first} to {last} is not a range.",
            Assert.Throws<ArgumentException>(nameof(last), () => new AddressRange(Parsed.Address(first), Parsed.Address(last))).Message);

    [Fact]
    public void AddressRange_OfOneAddress_IsARange() =>
        Assert.True(new AddressRange(Parsed.Address("::1"), Parsed.Address("::1")).Contains(Parsed.Address("::1")));
}
