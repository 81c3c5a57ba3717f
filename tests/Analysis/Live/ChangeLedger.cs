using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>Keeps a map by its changes alone.</summary>
internal sealed class ChangeLedger
{
    private readonly Dictionary<(EndpointId From, EndpointId To), AllowedTraffic> _pairs = [];
    private readonly Dictionary<(EndpointId Unit, Direction Direction), Dictionary<AllowedTraffic, AddressSet>> _outside = [];

    public ChangeLedger(IEnumerable<LiveChange> first) => Take(first, "the first map");

    /// <summary>Takes changes; each must begin where the last one left off.</summary>
    public void Take(IEnumerable<LiveChange> changes, string when)
    {
        foreach (LiveChange change in changes)
        {
            Assert.NotEqual(change.Before, change.After);
            if (change is { From: LiveEnd.Pods(var from), To: LiveEnd.Pods(var to) })
            {
                Assert.True(_pairs.GetValueOrDefault((from, to), AllowedTraffic.Nothing) == change.Before, $"{when}: {change}");
                _pairs[(from, to)] = change.After;
                continue;
            }

            (EndpointId Unit, Direction Direction) key = change.From is LiveEnd.Pods(var unit)
                ? (unit, Direction.Egress)
                : (((LiveEnd.Pods)change.To).Id, Direction.Ingress);
            AddressSet addresses = (change.From as LiveEnd.Outside ?? (LiveEnd.Outside)change.To).Addresses;
            if (!_outside.TryGetValue(key, out Dictionary<AllowedTraffic, AddressSet>? pieces))
            {
                _outside.Add(key, pieces = new() { [AllowedTraffic.Nothing] = AddressSet.All });
            }

            Assert.True(pieces.GetValueOrDefault(change.Before).Contains(addresses), $"{when}: {change}");
            pieces[change.Before] = pieces[change.Before].Except(addresses);
            pieces[change.After] = pieces.GetValueOrDefault(change.After).Union(addresses);
        }
    }

    public void AssertIs(IEnumerable<LiveChange> map, string when)
    {
        ChangeLedger expected = new(map);
        Assert.True(Lines().SequenceEqual(expected.Lines()), $"{when}:\n{string.Join('\n', Lines().Except(expected.Lines()))}\ninstead of\n{string.Join('\n', expected.Lines().Except(Lines()))}");
    }

    private string[] Lines() =>
    [
        .. _pairs.Where(pair => pair.Value != AllowedTraffic.Nothing).Select(pair => $"{pair.Key}: {pair.Value}").Order(StringComparer.Ordinal),
        .. _outside.SelectMany(unit => unit.Value
            .Where(piece => piece.Key != AllowedTraffic.Nothing && !piece.Value.IsEmpty)
            .Select(piece => $"{unit.Key} {string.Join(' ', piece.Value.ToCidrs())}: {piece.Key}")).Order(StringComparer.Ordinal),
    ];
}
