namespace Ringfence.Core.Tests;

/// <summary>Addresses as text: strict reading (networkpolicy.md 3.3: what the server's lax parser takes is not ours to take), RFC 5952 printing.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("0.0.0.0", 0u)]
    [InlineData("255.255.255.255", 0xFFFFFFFFu)]
    [InlineData("1.2.3.4", 0x01020304u)]
    [InlineData("10.0.0.200", 0x0A0000C8u)]
    public void TryParse_DottedDecimal_GivesItsBits(string text, uint bits)
    {
        Assert.True(Address.TryParse(text, out Address address));
        Assert.Equal(new Address(AddressFamily.IPv4, bits), address);
        Assert.Equal(text, address.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("aaaaaaa")]
    [InlineData("1.2.3")]
    [InlineData("1.2.3.4.5")]
    [InlineData("1.2.3.4.")]
    [InlineData(".1.2.3.4")]
    [InlineData("1..3.4")]
    [InlineData("1.2.3.256")]
    [InlineData("1.2.3.1000")]
    [InlineData("1.2.3.01")]
    [InlineData("01.2.3.4")]
    [InlineData("00.0.0.0")]
    [InlineData("1.2.3.-4")]
    [InlineData("1.2.3.+4")]
    [InlineData(" 1.2.3.4")]
    [InlineData("1.2.3.4 ")]
    [InlineData("1.2.3. 4")]
    [InlineData("0x1.2.3.4")]
    [InlineData("1.2.3.4\0")]
    [InlineData("1.2.3\0.4")]
    [InlineData("1.2.3.٤")]
    [InlineData("16909060")]
    [InlineData("1.2.3.4/32")]
    public void TryParse_WhatIsNoIPv4Address_IsRefused(string text) => Assert.False(Address.TryParse(text, out _));

    // RFC 4291 2.2: eight groups, one gap, a dotted tail.
    [Theory]
    [InlineData("::", 0ul, 0ul)]
    [InlineData("::1", 0ul, 1ul)]
    [InlineData("1::", 0x0001000000000000ul, 0ul)]
    [InlineData("2001:db8::", 0x20010DB800000000ul, 0ul)]
    [InlineData("2001:DB8:0:0::A", 0x20010DB800000000ul, 0xAul)]
    [InlineData("1:2:3:4:5:6:7:8", 0x0001000200030004ul, 0x0005000600070008ul)]
    [InlineData("0001:0002:0003:0004:0005:0006:0007:0008", 0x0001000200030004ul, 0x0005000600070008ul)]
    [InlineData("1:2:3:4:5:6:7::", 0x0001000200030004ul, 0x0005000600070000ul)]
    [InlineData("::2:3:4:5:6:7:8", 0x0000000200030004ul, 0x0005000600070008ul)]
    [InlineData("1:2:3::6:7:8", 0x0001000200030000ul, 0x0000000600070008ul)]
    [InlineData("64:ff9b::1.2.3.4", 0x0064FF9B00000000ul, 0x0000000001020304ul)]
    [InlineData("1:2:3:4:5:6:1.2.3.4", 0x0001000200030004ul, 0x0005000601020304ul)]
    [InlineData("::1.2.3.4", 0ul, 0x0000000001020304ul)]
    [InlineData("::fffe:1.2.3.4", 0ul, 0x0000FFFE01020304ul)]
    [InlineData("1::ffff:1.2.3.4", 0x0001000000000000ul, 0x0000FFFF01020304ul)]
    [InlineData("ffff:ffff:ffff:ffff:ffff:ffff:ffff:ffff", ulong.MaxValue, ulong.MaxValue)]
    public void TryParse_Groups_GivesTheirBits(string text, ulong upper, ulong lower)
    {
        Assert.True(Address.TryParse(text, out Address address));
        Assert.Equal(new Address(AddressFamily.IPv6, new UInt128(upper, lower)), address);
    }

    [Theory]
    [InlineData(":")]
    [InlineData(":::")]
    [InlineData("::::")]
    [InlineData("1:")]
    [InlineData(":1")]
    [InlineData("1:2:3:4:5:6:7")]
    [InlineData("1:2:3:4:5:6:7:")]
    [InlineData("1:2:3:4:5:6:7:8:9")]
    [InlineData("1:2:3:4:5:6:7:8::")]
    [InlineData("::1:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4::5:6:7:8")]
    [InlineData("1::2::3")]
    [InlineData("::1::")]
    [InlineData("12345::")]
    [InlineData("00001::")]
    [InlineData("g::")]
    [InlineData("::g")]
    [InlineData("-1::")]
    [InlineData("+1::")]
    [InlineData(" ::1")]
    [InlineData("::1 ")]
    [InlineData("::1\0")]
    [InlineData("1\0::")]
    [InlineData("::1%eth0")]
    [InlineData("[::1]")]
    [InlineData("::1/128")]
    [InlineData("1.2.3.4::")]
    [InlineData("::1.2.3.4:5")]
    [InlineData("1.2.3.4:5::")]
    [InlineData("1:2.3.4.5::1")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4")]
    [InlineData("1:2:3:4:5:1.2.3.4")]
    [InlineData("1:2:3:4:5:6::1.2.3.4")]
    [InlineData("::1.2.3")]
    [InlineData("::01.2.3.4")]
    public void TryParse_WhatIsNoIPv6Address_IsRefused(string text) => Assert.False(Address.TryParse(text, out _));

    // RFC 4291 2.5.5.2: an IPv4-mapped address is the IPv4 address.
    [Theory]
    [InlineData("::ffff:1.2.3.4", "1.2.3.4")]
    [InlineData("::FFFF:102:304", "1.2.3.4")]
    [InlineData("0:0:0:0:0:ffff:0:0", "0.0.0.0")]
    [InlineData("::ffff:255.255.255.255", "255.255.255.255")]
    public void TryParse_IPv4Mapped_IsTheAddressItMaps(string text, string plain) => Assert.Equal(Parsed.Address(plain), Parsed.Address(text));

    [Theory]
    // RFC 5952 4.1: no leading zeros in a group.
    [InlineData("2001:0db8::0001", "2001:db8::1")]
    [InlineData("2001:db8:0:1:0:0:0:0", "2001:db8:0:1::")]
    // 4.2.1: as short as possible.
    [InlineData("2001:db8:0:0:0:0:2:1", "2001:db8::2:1")]
    [InlineData("0:0:0:0:0:0:0:0", "::")]
    [InlineData("0:0:0:0:0:0:0:1", "::1")]
    [InlineData("1:0:0:0:0:0:0:0", "1::")]
    [InlineData("0:0:3:4:5:6:7:8", "::3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:0:0", "1:2:3:4:5:6::")]
    // 4.2.2: one zero group is not shortened.
    [InlineData("2001:db8:0:1:1:1:1:1", "2001:db8:0:1:1:1:1:1")]
    [InlineData("0:2:3:4:5:6:7:8", "0:2:3:4:5:6:7:8")]
    [InlineData("1:2:3:4:5:6:7:0", "1:2:3:4:5:6:7:0")]
    // 4.2.3: the longest run; of equal ones the first.
    [InlineData("2001:0:0:1:0:0:0:1", "2001:0:0:1::1")]
    [InlineData("2001:db8:0:0:1:0:0:1", "2001:db8::1:0:0:1")]
    [InlineData("0:0:3:0:0:0:7:8", "0:0:3::7:8")]
    [InlineData("0:2:0:0:0:6:0:0", "0:2::6:0:0")]
    // 4.3: lower case.
    [InlineData("2001:DB8::ABCD:EF", "2001:db8::abcd:ef")]
    [InlineData("10:20:300:4000:0:0:a0:b", "10:20:300:4000::a0:b")]
    public void ToString_IPv6_FollowsRfc5952(string text, string canonical) => Assert.Equal(canonical, Parsed.Address(text).ToString());

    [Fact]
    public void TryParse_WhatToStringPrints_GivesTheAddressBack() =>
        Laws.Hold(SomeAddresses.Any, address => Parsed.Address(address.ToString()) == address);

    [Fact]
    public void CompareTo_OrdersIPv4BeforeIPv6_ThenByBits()
    {
        Address[] ordered = [.. ((string[])["0.0.0.0", "9.0.0.0", "10.0.0.0", "255.255.255.255", "::", "::1", "2001:db8::"]).Select(Parsed.Address)];

        Assert.Equal(ordered, ordered.Reverse().Order());
        Assert.Equal(0, ordered[1].CompareTo(Parsed.Address("9.0.0.0")));
    }
}
