using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The addresses that the internet routes.</summary>
internal static class PublicAddresses
{
    // RFC 6890 and the registries of IANA that go with it: private, shared, loopback, link-local, multicast and reserved addresses.
    private static readonly AddressSet Special = AddressSet.Of(
    [
        .. ((string[])
        [
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.168.0.0/16", "224.0.0.0/3",
            "::/127", "fc00::/7", "fe80::/10", "ff00::/8",
        ]).Select(text => Cidr.TryParse(text, out Cidr block) ? block : throw new FormatException(text)),
    ]);

    /// <summary>Whether some address of a block is public.</summary>
    public static bool Overlap(Cidr block) => !Special.Contains(AddressSet.Of(block));
}
