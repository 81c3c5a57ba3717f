using Ringfence.Core;

namespace Ringfence.Analysis.Tests;

/// <summary>A map as a plain table, addresses cut at given places so that tables of different maps can be compared.</summary>
internal sealed class PairTable
{
    private readonly SortedDictionary<string, Passing> _cells = new(StringComparer.Ordinal);
    private readonly IReadOnlyList<Address> _starts;

    public PairTable(ConnectivityMap map, IReadOnlyList<Address> starts)
    {
        _starts = starts;
        foreach (MapConnection connection in map.Connections())
        {
            Put(connection.From, connection.To, new Passing(connection.Ports, connection.Extent));
        }
    }

    public IReadOnlyDictionary<string, Passing> Cells => _cells;

    /// <summary>The first address of every block that one of some ends is: whatever those treat apart begins at one of them.</summary>
    public static IReadOnlyList<Address> StartsOf(params IEnumerable<MapEndpoint>[] ends) =>
        [.. ends.SelectMany(some => some).OfType<MapEndpoint.Addresses>().Select(end => end.Block.First).Distinct()];

    public void Apply(MapChange change, string what)
    {
        foreach (string key in KeysOf(change.From.Endpoint, change.To.Endpoint))
        {
            Assert.True(_cells.GetValueOrDefault(key) == change.Before, $"{what}: {change.From.Id} -> {change.To.Id} was not {change.Before}");
        }

        Put(change.From.Endpoint, change.To.Endpoint, change.After);
    }

    private void Put(MapEndpoint from, MapEndpoint to, Passing passing)
    {
        foreach (string key in KeysOf(from, to))
        {
            if (passing == Passing.Nothing)
            {
                _cells.Remove(key);
            }
            else
            {
                _cells[key] = passing;
            }
        }
    }

    private IEnumerable<string> KeysOf(MapEndpoint first, MapEndpoint second) =>
        from source in NamesOf(first) from target in NamesOf(second) select $"{source} -> {target}";

    private IEnumerable<string> NamesOf(MapEndpoint end) => end is MapEndpoint.Addresses { Block: var block }
        ? _starts.Where(block.Contains).Select(start => start.ToString())
        : [end.Id];
}
