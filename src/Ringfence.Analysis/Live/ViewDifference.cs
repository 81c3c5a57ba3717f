using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Finds what is different between two moments.</summary>
internal static class ViewDifference
{
    /// <summary>The changed pairs, by both ends; addresses are cut as far as they changed differently.</summary>
    public static IReadOnlyList<LiveChange> Between(LiveView before, LiveView after)
    {
        List<LiveChange> changes = [];
        foreach (var pair in before.Pairs.Keys.Union(after.Pairs.Keys).Where(pair => pair is (LiveEnd.Pods, LiveEnd.Pods)))
        {
            AllowedTraffic old = before.Pairs.GetValueOrDefault(pair, AllowedTraffic.Nothing);
            AllowedTraffic now = after.Pairs.GetValueOrDefault(pair, AllowedTraffic.Nothing);
            if (old != now)
            {
                changes.Add(new LiveChange(pair.From, pair.To, old, now));
            }
        }

        changes.AddRange(Outside(before, after, pair => pair is (LiveEnd.Pods, LiveEnd.Outside), pair => pair.From, (unit, outside, old, now) => new LiveChange(unit, outside, old, now)));
        changes.AddRange(Outside(before, after, pair => pair is (LiveEnd.Outside, LiveEnd.Pods), pair => pair.To, (unit, outside, old, now) => new LiveChange(outside, unit, old, now)));
        return [.. changes.OrderBy(change => TextOf(change.From), StringComparer.Ordinal).ThenBy(change => TextOf(change.To), StringComparer.Ordinal)];
    }

    private static IEnumerable<LiveChange> Outside(
        LiveView before,
        LiveView after,
        Func<(LiveEnd From, LiveEnd To), bool> concerned,
        Func<(LiveEnd From, LiveEnd To), LiveEnd> unitOf,
        Func<LiveEnd, LiveEnd, AllowedTraffic, AllowedTraffic, LiveChange> make)
    {
        ILookup<LiveEnd, (AddressSet Addresses, AllowedTraffic Traffic)> Pieces(LiveView view) => view.Pairs
            .Where(pair => concerned(pair.Key))
            .ToLookup(pair => unitOf(pair.Key), pair => ((pair.Key.From as LiveEnd.Outside ?? (LiveEnd.Outside)pair.Key.To).Addresses, pair.Value));

        var (old, now) = (Pieces(before), Pieces(after));
        return old.Select(unit => unit.Key).Union(now.Select(unit => unit.Key))
            .SelectMany(unit => Compare([.. old[unit]], [.. now[unit]]).Select(change => make(unit, new LiveEnd.Outside(change.Addresses), change.Old, change.Now)));
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

    private static string TextOf(LiveEnd end) => end switch
    {
        LiveEnd.Pods(var id) => id.Value,
        LiveEnd.Outside(var addresses) => string.Join(',', addresses.ToCidrs()),
        _ => throw new System.Diagnostics.UnreachableException($"Unhandled end {end.GetType().Name}."),
    };
}
