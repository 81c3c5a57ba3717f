using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Addresses in words.</summary>
internal static class AddressWords
{
    /// <summary>One address bare, several as the fewest blocks.</summary>
    public static string Of(AddressSet addresses) => string.Join(", ", addresses.ToCidrs().Select(Of));

    /// <summary>A block; one of a single address without its length.</summary>
    public static string Of(Cidr block) =>
        block.PrefixLength == Cidr.BitsOf(block.Family) ? block.First.ToString() : block.ToString();
}
