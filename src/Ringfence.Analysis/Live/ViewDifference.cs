using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds what is different between two moments.</summary>
internal static class ViewDifference
{
    /// <summary>The changed pairs, by both ends; addresses are cut as far as they changed differently.</summary>
    public static IReadOnlyList<MapChange> Between(LiveView before, LiveView after)
    {
        List<MapChange> changes = [];
        foreach (var pair in before.Pairs.Keys.Union(after.Pairs.Keys).Where(pair => pair is (MapChangeEnd.Pods, MapChangeEnd.Pods)))
        {
            AllowedTraffic old = before.Pairs.GetValueOrDefault(pair, AllowedTraffic.Nothing);
            AllowedTraffic now = after.Pairs.GetValueOrDefault(pair, AllowedTraffic.Nothing);
            if (old != now)
            {
                changes.Add(new MapChange(pair.From, pair.To, old, now));
            }
        }

        changes.AddRange(Outside(before, after, pair => pair is (MapChangeEnd.Pods, MapChangeEnd.Outside), pair => pair.From, (unit, outside, old, now) => new MapChange(unit, outside, old, now)));
        changes.AddRange(Outside(before, after, pair => pair is (MapChangeEnd.Outside, MapChangeEnd.Pods), pair => pair.To, (unit, outside, old, now) => new MapChange(outside, unit, old, now)));
        return [.. changes.OrderBy(change => TextOf(change.From), StringComparer.Ordinal).ThenBy(change => TextOf(change.To), StringComparer.Ordinal)];
    }

    private static IEnumerable<MapChange> Outside(
        LiveView before,
        LiveView after,
        Func<(MapChangeEnd From, MapChangeEnd To), bool> concerned,
        Func<(MapChangeEnd From, MapChangeEnd To), MapChangeEnd> unitOf,
        Func<MapChangeEnd, MapChangeEnd, AllowedTraffic, AllowedTraffic, MapChange> make)
    {
        ILookup<MapChangeEnd, (AddressSet Addresses, AllowedTraffic Traffic)> Pieces(LiveView view) => view.Pairs
            .Where(pair => concerned(pair.Key))
            .ToLookup(pair => unitOf(pair.Key), pair => ((pair.Key.From as MapChangeEnd.Outside ?? (MapChangeEnd.Outside)pair.Key.To).Addresses, pair.Value));

        var (old, now) = (Pieces(before), Pieces(after));
        return old.Select(unit => unit.Key).Union(now.Select(unit => unit.Key))
            .SelectMany(unit => Compare([.. old[unit]], [.. now[unit]]).Select(change => make(unit, new MapChangeEnd.Outside(change.Addresses), change.Old, change.Now)));
    }

    private static IEnumerable<(AddressSet Addresses, AllowedTraffic Old, AllowedTraffic Now)> Compare(
        (AddressSet Addresses, AllowedTraffic Traffic)[] old, (AddressSet Addresses, AllowedTraffic Traffic)[] now)
    {
        if (old.SequenceEqual(now))
        {
            return [];
        }

        AllowedTraffic At((AddressSet Addresses, AllowedTraffic Traffic)[] pieces, Address address) =>
            pieces.Where(piece => piece.Addresses.Contains(address)).Select(piece => piece.Traffic).FirstOrDefault(AllowedTraffic.Nothing);
        return new AddressCuts([.. old.Concat(now).Select(piece => piece.Addresses)]).Addresses()
            .Select(addresses => (Addresses: addresses, Old: At(old, addresses.Ranges[0].First), Now: At(now, addresses.Ranges[0].First)))
            .Where(change => change.Old != change.Now)
            .GroupBy(change => (change.Old, change.Now))
            .Select(alike => (alike.Aggregate(AddressSet.Empty, (all, one) => all.Union(one.Addresses)), alike.Key.Old, alike.Key.Now));
    }

    private static string TextOf(MapChangeEnd end) => end switch
    {
        MapChangeEnd.Pods(var id) => id.Value,
        MapChangeEnd.Outside(var addresses) => string.Join(',', addresses.ToCidrs()),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled end {end.GetType().Name}."),
    };
}
