using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Makes one record of tries that look alike: the same two ends, port, protocol and verdict, whatever port they are sent from.</summary>
/// <param name="window">How long after its first packet a record waits for more of them.</param>
internal sealed class DropMerger(TimeSpan window)
{
    private readonly Dictionary<Key, (DropRecord Record, DateTimeOffset Due)> _open = [];

    /// <summary>Whether no record waits.</summary>
    public bool IsEmpty => _open.Count == 0;

    /// <summary>Takes a record in.</summary>
    /// <param name="record">The record of one packet.</param>
    /// <param name="now">When it was read.</param>
    public void Add(DropRecord record, DateTimeOffset now)
    {
        Key key = KeyOf(record);
        if (!_open.TryGetValue(key, out (DropRecord Record, DateTimeOffset Due) open))
        {
            _open.Add(key, (record, now + window));
        }
        else if (open.Record.Direction == record.Direction)
        {
            _open[key] = (open.Record with { Count = open.Record.Count + record.Count }, open.Due);
        }

        // Else the ingress side of a packet that the egress side let pass under audit: enforcement would have logged the first of them only.
    }

    /// <summary>Gives the records that have waited long enough, in the order of their first packets.</summary>
    public IReadOnlyList<DropRecord> TakeDue(DateTimeOffset now)
    {
        KeyValuePair<Key, (DropRecord Record, DateTimeOffset Due)>[] due = [.. _open.Where(pair => pair.Value.Due <= now)];
        foreach ((Key key, _) in due)
        {
            _open.Remove(key);
        }

        return [.. due.Select(pair => pair.Value.Record).OrderBy(record => record.Time)];
    }

    private static Key KeyOf(DropRecord record) => new(
        record.Source.Address,
        record.Destination.Address,
        record.Protocol,
        record.Destination.Port,
        record.Verdict,
        record.Verdict == DropVerdict.Audited ? null : record.Direction);

    private readonly record struct Key(Address Source, Address Destination, byte Protocol, ushort Port, DropVerdict Verdict, Direction? Direction);
}
