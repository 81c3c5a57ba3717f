namespace Ringfence.Dialects.Tests;

/// <summary>networkpolicy.md 3.3: the parser that Go had before 1.17. Vectors of AM <c>ip_test.go</c> and of the rules themselves.</summary>
public sealed class SloppyCidrTests
{
    [Theory]
    // good
    [InlineData("1.0.0.0/8", "1.0.0.0/8")]
    [InlineData("0.0.0.0/0", "0.0.0.0/0")]
    [InlineData("1.1.1.1/32", "1.1.1.1/32")]
    [InlineData("255.255.255.255/32", "255.255.255.255/32")]
    [InlineData("2001:4860:4860::/48", "2001:4860:4860::/48")]
    [InlineData("::/0", "::/0")]
    [InlineData("::1/128", "::1/128")]
    [InlineData("1:2:3:4:5:6:7:8/128", "1:2:3:4:5:6:7:8/128")]
    [InlineData("1:2:3:4:5:6:7::/112", "1:2:3:4:5:6:7:0/112")]
    [InlineData("::2:3:4:5:6:7:8/128", "0:2:3:4:5:6:7:8/128")]
    [InlineData("1::8/128", "1::8/128")]
    [InlineData("FE80::/10", "fe80::/10")]
    [InlineData("fe80::/10", "fe80::/10")]
    [InlineData("64:ff9b::1.2.3.4/128", "64:ff9b::102:304/128")]
    [InlineData("1:2:3:4:5:6:1.2.3.4/128", "1:2:3:4:5:6:102:304/128")]
    // lax only
    [InlineData("1.1.01.0/24", "1.1.1.0/24")]
    [InlineData("000001.1.1.0/24", "1.1.1.0/24")]
    [InlineData("010.0.0.0/8", "10.0.0.0/8")]
    [InlineData("::ffff:1.1.1.0/120", "1.1.1.0/24")]
    [InlineData("::ffff:101:100/120", "1.1.1.0/24")]
    [InlineData("::ffff:1.1.1.0/96", "0.0.0.0/0")]
    [InlineData("::ffff:1.1.1.0/128", "1.1.1.0/32")]
    [InlineData("::ffff:1.1.1.0/95", "::fffe:0:0/95")]
    [InlineData("::ffff:1.1.1.0/24", "::/24")]
    [InlineData("1.2.3.4/24", "1.2.3.0/24")]
    [InlineData("2001:db8::1/64", "2001:db8::/64")]
    [InlineData("192.168.0.0/016", "192.168.0.0/16")]
    [InlineData("2001:db8::/0064", "2001:db8::/64")]
    [InlineData("02001:db8::/32", "2001:db8::/32")]
    [InlineData("64:ff9b::01.2.3.4/128", "64:ff9b::102:304/128")]
    public void TryParse_AcceptedText_YieldsTheBlockThatCounts(string text, string block)
    {
        Assert.True(SloppyCidr.TryParse(text, out SloppyCidr cidr));

        Assert.Equal(block, cidr.Effective.ToString());
    }

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/8")]
    [InlineData("aaaaaaa")]
    [InlineData("1.2.3.4")]
    [InlineData("1.2.3.4/")]
    [InlineData("192.168.0.1/healthz")]
    [InlineData("192.168.0.1/0/99")]
    [InlineData("192.168.0.0/-16")]
    [InlineData("192.168.0.0/+16")]
    [InlineData("192.168.0.0/ 16")]
    [InlineData(" 192.168.0.0/16")]
    [InlineData("192.168.0.0/16 ")]
    [InlineData("192.168.0.0/33")]
    [InlineData("192.168.0.0/16777215")]
    [InlineData("256.0.0.0/8")]
    [InlineData("16777215.0.0.0/8")]
    [InlineData("1.2.3/24")]
    [InlineData("1.2.3./24")]
    [InlineData("1.2.3.4.5/24")]
    [InlineData("1.2.3.4./24")]
    [InlineData("1..3.4/24")]
    [InlineData(".1.2.3/24")]
    [InlineData("1.a.3.4/24")]
    [InlineData("a.2.3.4/24")]
    [InlineData("::/129")]
    [InlineData(":/0")]
    [InlineData(":::/0")]
    [InlineData("1:/16")]
    [InlineData(":1::/16")]
    [InlineData("1::2::3/64")]
    [InlineData("1:2:3:4:5:6:7/64")]
    [InlineData("1:2:3:4:5:6:7:8:9/64")]
    [InlineData("1:2:3:4:5:6:7:8::/64")]
    [InlineData("::1:2:3:4:5:6:7:8/64")]
    [InlineData("1:2:3:4::5:6:7:8/64")]
    [InlineData("10000::/16")]
    [InlineData("g::/16")]
    [InlineData("fe80::1%eth0/64")]
    [InlineData("::1.2.3/96")]
    [InlineData("::1.2.3.4.5/96")]
    [InlineData("::1.2.3.4:5/96")]
    [InlineData("::1.2.256.4/96")]
    [InlineData("1:2:3:4:5:1.2.3.4/96")]
    [InlineData("1:2:3:4:5:6:7:1.2.3.4/96")]
    [InlineData("::2:3:4:5:6:7:1.2.3.4/96")]
    [InlineData("1:2:3::4:5:6:1.2.3.4/96")]
    [InlineData("1.2.3.4::/96")]
    public void TryParse_RefusedText_IsFalse(string text) => Assert.False(SloppyCidr.TryParse(text, out _));

    [Theory] // what netip of today refuses: zeros in octets and lengths, more than four digits in a group
    [InlineData("10.0.0.0/8", false)]
    [InlineData("0.0.0.0/0", false)]
    [InlineData("10.0.0.0/08", true)]
    [InlineData("0.0.0.0/00", true)]
    [InlineData("10.00.0.0/8", true)]
    [InlineData("10.0.0.01/8", true)]
    [InlineData("100.0.0.0/8", false)]
    [InlineData("2001:0db8::/32", false)]
    [InlineData("2001:0000::/32", false)]
    [InlineData("2001:00000::/32", true)]
    [InlineData("::/00", true)]
    [InlineData("::1.2.3.4/128", false)]
    [InlineData("::1.2.3.04/128", true)]
    public void HasLeadingZeros_FollowsTodaysParser(string text, bool expected)
    {
        Assert.True(SloppyCidr.TryParse(text, out SloppyCidr cidr));

        Assert.Equal(expected, cidr.HasLeadingZeros);
    }

    [Theory]
    [InlineData("::ffff:0.0.0.0/96", true)]
    [InlineData("::ffff:255.255.255.255/1", true)]
    [InlineData("::fffe:1.2.3.4/96", false)]
    [InlineData("::1:ffff:1.2.3.4/96", false)]
    [InlineData("::1.2.3.4/96", false)]
    [InlineData("1.2.3.4/32", false)]
    public void IsMapped_OnlyForIPv4InIPv6Dress(string text, bool expected)
    {
        Assert.True(SloppyCidr.TryParse(text, out SloppyCidr cidr));

        Assert.Equal(expected, cidr.IsMapped);
    }

    [Theory] // NPVAL ValidateIPBlock: Contains by what the bits mean, prefix lengths as they are written
    [InlineData("10.0.0.0/8", "10.0.0.0/9", true)]
    [InlineData("10.0.0.0/8", "10.0.0.0/8", false)]
    [InlineData("10.0.0.0/8", "10.0.0.0/7", false)]
    [InlineData("10.0.0.0/8", "11.0.0.0/16", false)]
    [InlineData("10.0.0.1/8", "10.255.255.255/32", true)]
    [InlineData("0.0.0.0/0", "::/1", false)]
    [InlineData("::/0", "10.0.0.0/8", false)]
    [InlineData("10.0.0.0/8", "::ffff:10.1.0.0/112", true)]
    [InlineData("10.0.0.0/8", "::ffff:11.1.0.0/112", false)]
    [InlineData("::ffff:10.0.0.0/104", "10.1.0.0/16", false)]
    [InlineData("::ffff:10.0.0.0/104", "::ffff:10.1.0.0/112", true)]
    [InlineData("::/0", "::ffff:10.1.0.0/112", false)]
    public void StrictlyContains_FollowsTheServer(string outer, string inner, bool expected)
    {
        Assert.True(SloppyCidr.TryParse(outer, out SloppyCidr cidr));
        Assert.True(SloppyCidr.TryParse(inner, out SloppyCidr except));

        Assert.Equal(expected, cidr.StrictlyContains(except));
    }
}
