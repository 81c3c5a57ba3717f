using Ringfence.Core;

namespace Ringfence.Manifests;

/// <summary>Addresses that stand for no other machine, so that a question about them is a slip.</summary>
internal static class SpecialAddresses
{
    private static readonly (string Block, string What)[] Blocks =
    [
        ("127.0.0.0/8", "a loopback address, which never leaves the pod"),
        ("::1/128", "the loopback address, which never leaves the pod"),
        ("0.0.0.0/32", "the unspecified address"),
        ("::/128", "the unspecified address"),
        ("224.0.0.0/4", "a multicast address"),
        ("ff00::/8", "a multicast address"),
        ("255.255.255.255/32", "the broadcast address"),
    ];

    /// <summary>What kind of address it is; null for an ordinary one.</summary>
    public static string? WhyNoEnd(Address address)
    {
        foreach ((string block, string what) in Blocks)
        {
            if (Cidr.TryParse(block, out Cidr special) && special.Contains(address))
            {
                return what;
            }
        }

        return null;
    }
}
