namespace Ringfence.Core.Tests;

/// <summary>Values of Core from their text, for tests that are not about reading them.</summary>
internal static class Parsed
{
    public static Address Address(string text) =>
        Core.Address.TryParse(text, out Address address) ? address : throw new ArgumentException($"`{text}` is no address.", nameof(text));

    public static Cidr Cidr(string text) =>
        Core.Cidr.TryParse(text, out Cidr cidr) ? cidr : throw new ArgumentException($"`{text}` is no block.", nameof(text));

    /// <summary>The union of blocks written with spaces between; empty for an empty text.</summary>
    public static AddressSet Addresses(string blocks) => AddressSet.Of(Cidrs(blocks).Span);

    public static ValueArray<Cidr> Cidrs(string blocks) =>
        [.. blocks.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Cidr)];
}
