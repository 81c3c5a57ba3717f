namespace Ringfence.Nftables;

/// <summary>Reads what the counters of our table have counted, in the network namespace of the thread that opens it.</summary>
internal sealed class CounterReader : IDisposable
{
    private readonly NetfilterConnection _connection = new();

    /// <summary>The packets of each counter, by its name; none when there is no table.</summary>
    public IReadOnlyDictionary<string, long> Read()
    {
        Dictionary<string, long> counters = new(StringComparer.Ordinal);
        _connection.List(
            NftMessages.TypeOf(NftMessage.GetObject),
            (byte)TableFamily.Inet,
            writer => writer.Text(NftAttributes.Counter.Table, Ruleset.Table),
            counters.Clear,
            (in NetlinkMessage message) =>
            {
                NetlinkAttributes counter = message.Attributes;
                if (counter.Find(NftAttributes.Counter.Table).Text == Ruleset.Table)
                {
                    counters[counter.Find(NftAttributes.Counter.Name).Text] = (long)counter.Find(NftAttributes.Counter.Content).Nested.Find(NftAttributes.Counter.Packets).UInt64;
                }
            });
        return counters;
    }

    public void Dispose() => _connection.Dispose();
}
