using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Cuts a block of addresses where rules cut it, so that every piece is treated as one.</summary>
internal static class BlockCutter
{
    /// <summary>The pieces of an address block, in order; any other party as it is.</summary>
    public static IEnumerable<Party> Cut(Party party, ValueArray<Cidr> blocks)
    {
        if (party is not Party.External(var whole))
        {
            return [party];
        }

        List<AddressSet> pieces = [AddressSet.Of(whole)];
        foreach (Cidr block in blocks.Where(block => whole.Contains(block)))
        {
            AddressSet inside = AddressSet.Of(block);
            pieces = [.. pieces.SelectMany(piece => (AddressSet[])[piece.Intersect(inside), piece.Except(inside)]).Where(piece => !piece.IsEmpty)];
        }

        return pieces.SelectMany(piece => (IEnumerable<Cidr>)piece.ToCidrs()).Order(Comparer<Cidr>.Create(ByAddress)).Select(cidr => new Party.External(cidr));
    }

    private static int ByAddress(Cidr left, Cidr right) => left.First.CompareTo(right.First);
}
