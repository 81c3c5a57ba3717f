using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Adds up what the pods of a unit may exchange with the addresses outside.</summary>
internal static class OutsideSum
{
    /// <summary>Disjoint sets of addresses, each with its traffic, that leave nothing allowed out.</summary>
    public static IReadOnlyList<(AddressSet Addresses, PairTraffic Traffic)> Of(Membership[] memberships, Direction direction, TrafficTable traffic)
    {
        List<IReadOnlyList<(AddressSet Addresses, int Traffic)>> all = [.. memberships.Select(one => one.Class.OutsideTraffic(direction))];
        if (all.Count == 1)
        {
            return [.. all[0].Select(piece => (piece.Addresses, new PairTraffic(piece.Traffic, Extent.Whole)))];
        }

        AddressCuts cuts = new([.. all.SelectMany(pieces => pieces.Select(piece => piece.Addresses))]);
        int[] numbers = [.. all.SelectMany(pieces => pieces.Select(piece => piece.Traffic))];
        List<(AddressSet, PairTraffic)> sums = [];
        foreach ((int number, AddressSet addresses) in cuts.Addresses().Index())
        {
            TrafficSum sum = new(traffic);
            int[] taking = cuts.SetsOf(number).ToArray();
            int first = 0;
            foreach (IReadOnlyList<(AddressSet Addresses, int Traffic)> pieces in all)
            {
                // The sets of one class are disjoint, so at most one of them holds the addresses.
                int end = first + pieces.Count;
                int found = Array.FindIndex(taking, set => set >= first && set < end);
                sum.Add(new PairTraffic(found < 0 ? TrafficTable.None : numbers[taking[found]], Extent.Whole));
                first = end;
            }

            if (sum.Total.Ports != TrafficTable.None)
            {
                sums.Add((addresses, sum.Total));
            }
        }

        return sums;
    }
}
