using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Names sets of addresses so that they can be read: whole blocks as such, holes in them as what is left out.</summary>
internal static class AddressSetWords
{
    private const int MostBlocks = 6;

    /// <summary><c>every address</c>, <c>10.0.0.0/8, 192.168.0.0/16</c>, <c>0.0.0.0/0 without 10.0.0.0/8</c>.</summary>
    public static string Of(AddressSet addresses) => addresses == AddressSet.All
        ? "every address"
        : string.Join(", ", ((AddressFamily[])[AddressFamily.IPv4, AddressFamily.IPv6]).Select(family => Of(addresses.In(family), family)).Where(text => text.Length > 0));

    /// <summary>The same for the addresses of some blocks of a map.</summary>
    public static string Of(IEnumerable<MapEndpoint> blocks) =>
        Of(AddressSet.Of([.. blocks.OfType<MapEndpoint.Addresses>().Select(end => end.Block)]));

    private static string Of(AddressSet addresses, AddressFamily family)
    {
        if (addresses.IsEmpty)
        {
            return string.Empty;
        }

        ValueArray<Cidr> blocks = addresses.ToCidrs();
        Cidr all = Around(addresses, family);
        ValueArray<Cidr> holes = AddressSet.Of(all).Except(addresses).ToCidrs();
        if (holes.IsEmpty || blocks.Count <= holes.Count + 1)
        {
            return Listed(blocks);
        }

        return $"{all} without {(holes.Count > 1 ? $"({Listed(holes)})" : Listed(holes))}";
    }

    /// <summary>The smallest block that holds all of them.</summary>
    private static Cidr Around(AddressSet addresses, AddressFamily family)
    {
        Address first = addresses.Ranges[0].First;
        Address last = addresses.Ranges[^1].Last;
        return Enumerable.Range(0, Cidr.BitsOf(family) + 1)
            .Select(length => new Cidr(first, Cidr.BitsOf(family) - length))
            .First(block => block.Contains(last));
    }

    private static string Listed(ValueArray<Cidr> blocks) => blocks.Count <= MostBlocks
        ? string.Join(", ", blocks)
        : $"{string.Join(", ", blocks.Take(MostBlocks - 1))} and {blocks.Count - MostBlocks + 1} more ranges";
}
