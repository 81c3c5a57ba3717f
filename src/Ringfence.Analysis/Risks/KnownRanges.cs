using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Address ranges that mean something whatever the cluster.</summary>
internal static class KnownRanges
{
    /// <summary>
    /// The internet: what IANA's special-purpose registries (RFC 6890) do not keep out of it. The ranges for documentation count as
    /// internet, since examples use them for it.
    /// </summary>
    public static AddressSet Internet { get; } = AddressSet.Of(
            [Cidr.AllIPv4, Block("2000::/3"), Block("64:ff9b::/96")])
        .Except(AddressSet.Of(
        [
            Block("0.0.0.0/8"), Block("10.0.0.0/8"), Block("100.64.0.0/10"), Block("127.0.0.0/8"), Block("169.254.0.0/16"), Block("172.16.0.0/12"),
            Block("192.0.0.0/24"), Block("192.168.0.0/16"), Block("198.18.0.0/15"), Block("224.0.0.0/4"), Block("240.0.0.0/4"),
        ]));

    /// <summary>
    /// Where clouds answer for the machine a pod runs on, credentials among it: AWS, Azure, Google and most others at 169.254.169.254;
    /// fd00:ec2::254 on AWS and fd20:ce::254 on Google over IPv6; 169.254.170.2 and fd00:ec2::23 for the roles of AWS containers;
    /// 168.63.129.16 on Azure; 100.100.100.200 on Alibaba; 192.0.0.192 on Oracle.
    /// </summary>
    public static AddressSet Metadata { get; } = AddressSet.Of(
    [
        Block("169.254.169.254/32"), Block("fd00:ec2::254/128"), Block("fd20:ce::254/128"), Block("169.254.170.2/32"), Block("169.254.170.23/32"),
        Block("fd00:ec2::23/128"), Block("168.63.129.16/32"), Block("100.100.100.200/32"), Block("192.0.0.192/32"),
    ]);

    private static Cidr Block(string text) => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException($"{text} is no block of addresses.");
}
