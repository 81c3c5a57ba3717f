using Ringfence.Analysis;
using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Names sets of addresses so that they can be read: whole blocks as such, holes in them as what is left out.</summary>
internal static class AddressSetWords
{
    private const int MostBlocks = 6;

    /// <summary><c>every address</c>, <c>10.0.0.0/8, 192.168.0.0/16</c>, <c>0.0.0.0/0 without 10.0.0.0/8</c>, <c>0.0.0.0/0 without 10.0.0.0/8, 10.4.0.0/16</c>.</summary>
    public static string Of(AddressSet addresses) => addresses == AddressSet.All
        ? "every address"
        : string.Join(", ", ((AddressFamily[])[AddressFamily.IPv4, AddressFamily.IPv6]).Select(family => Of(addresses.In(family), family)).Where(text => text.Length > 0));

    /// <summary>The same for the addresses of some blocks of a map.</summary>
    public static string Of(IEnumerable<MapEndpoint> blocks) =>
        Of(AddressSet.Of([.. blocks.OfType<MapEndpoint.Addresses>().Select(end => end.Block)]));

    private static string Of(AddressSet addresses, AddressFamily family)
    {
        IReadOnlyList<OutlinedBlock> blocks = AddressOutline.Of(addresses, family);
        return Listed([.. blocks.Select((block, place) => Of(block, isLast: place == blocks.Count - 1))]);
    }

    /// <summary>A hole before another block stands in brackets, for that block is no hole.</summary>
    private static string Of(OutlinedBlock block, bool isLast)
    {
        string holes = Listed([.. block.Holes.Select(hole => hole.ToString())]);
        return block.Holes.Count == 0 ? $"{block.Block}"
            : block.Holes.Count == 1 && isLast ? $"{block.Block} without {holes}"
            : $"{block.Block} without ({holes})";
    }

    private static string Listed(IReadOnlyList<string> blocks) => blocks.Count <= MostBlocks
        ? string.Join(", ", blocks)
        : $"{string.Join(", ", blocks.Take(MostBlocks - 1))} and {blocks.Count - MostBlocks + 1} more ranges";
}
