using Ringfence.Core;

namespace Ringfence.Cli;

/// <summary>Says a set of addresses of one family with the fewest blocks, counting those that are in and those that are left out of them.</summary>
/// <remarks>
/// A block is halved until a part is all in the set or not at all. A part is then told with what is around it, or named as the opposite of that;
/// what is in again within a hole becomes a block of its own, so a block with its holes never needs another pair of brackets.
/// </remarks>
internal sealed class AddressOutline
{
    private readonly List<(Cidr Block, List<Cidr> Holes)> _blocks = [];

    private AddressOutline()
    {
    }

    /// <summary>The blocks whose union it is, in the order of their first addresses.</summary>
    public static IReadOnlyList<OutlinedBlock> Of(AddressSet addresses, AddressFamily family)
    {
        AddressOutline outline = new();
        AddressRange[] ranges = [.. addresses.In(family).Ranges];
        outline.Name(Part.Of(family == AddressFamily.IPv4 ? Cidr.AllIPv4 : Cidr.AllIPv6, ranges), isIn: false, holes: []);
        return [.. outline._blocks.Select(block => new OutlinedBlock(block.Block, block.Holes))];
    }

    /// <summary>Names what of a part is not as it is around it.</summary>
    private void Name(Part part, bool isIn, List<Cidr> holes)
    {
        if (part.CostOf(isIn) == 0)
        {
            return;
        }

        if (part.IsNamed(isIn))
        {
            if (isIn)
            {
                holes.Add(part.Block);
            }
            else
            {
                holes = [];
                _blocks.Add((part.Block, holes));
            }

            isIn = !isIn;
        }

        foreach (Part half in part.Halves)
        {
            Name(half, isIn, holes);
        }
    }

    /// <summary>A block and how many blocks have to be named for it: when it is in what is around it, and when it is not.</summary>
    private sealed record Part(Cidr Block, IReadOnlyList<Part> Halves, int KeptIn, int KeptOut)
    {
        /// <summary>Of the ranges, those that overlap the block, in order.</summary>
        public static Part Of(Cidr block, ReadOnlySpan<AddressRange> ranges)
        {
            if (ranges.IsEmpty)
            {
                return new Part(block, [], KeptIn: Unsayable, KeptOut: 0);
            }

            if (ranges[0].Contains(block.First) && ranges[0].Contains(block.Last))
            {
                return new Part(block, [], KeptIn: 0, KeptOut: Unsayable);
            }

            Cidr left = new(block.First, block.PrefixLength + 1);
            Cidr right = new(left.Last.Next, block.PrefixLength + 1);
            int last = ranges.Length;
            while (last > 0 && ranges[last - 1].First.CompareTo(left.Last) > 0)
            {
                last--;
            }

            int first = 0;
            while (first < ranges.Length && ranges[first].Last.CompareTo(right.First) < 0)
            {
                first++;
            }

            Part low = Of(left, ranges[..last]);
            Part high = Of(right, ranges[first..]);
            return new Part(block, [low, high], low.CostOf(isIn: true) + high.CostOf(isIn: true), low.CostOf(isIn: false) + high.CostOf(isIn: false));
        }

        // More than any sum of costs, and small enough to be added up.
        private const int Unsayable = 1 << 20;

        /// <summary>How many blocks are named for it where what is around it is in, or is not.</summary>
        public int CostOf(bool isIn) => IsNamed(isIn) ? 1 + Kept(!isIn) : Kept(isIn);

        /// <summary>Whether it is named itself: only where that takes fewer blocks.</summary>
        public bool IsNamed(bool isIn) => 1 + Kept(!isIn) < Kept(isIn);

        private int Kept(bool isIn) => isIn ? KeptIn : KeptOut;
    }
}
