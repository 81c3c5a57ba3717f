using Ringfence.Core;

namespace Ringfence.Nftables.Tests;

/// <summary>Tries that look alike are one record with a count; others are not mixed up with them.</summary>
public sealed class DropMergerTests
{
    private static readonly DateTimeOffset Start = DateTimeOffset.UnixEpoch;
    private readonly DropMerger _merger = new(TimeSpan.FromSeconds(2));

    [Fact]
    public void TakeDue_OfRetries_IsOneRecordWithTheirNumber_AtTheFirstOnesTime()
    {
        _merger.Add(Record(sourcePort: 40_000), Start);
        _merger.Add(Record(sourcePort: 40_001) with { Time = Start.AddSeconds(1) }, Start.AddSeconds(1));

        Assert.Empty(_merger.TakeDue(Start.AddSeconds(1.9)));
        DropRecord record = Assert.Single(_merger.TakeDue(Start.AddSeconds(2)));

        Assert.Equal((2, Start), (record.Count, record.Time));
        Assert.True(_merger.IsEmpty);
    }

    [Fact]
    public void TakeDue_OfOtherConnections_KeepsThemApart()
    {
        DropRecord record = Record(40_000);
        DropRecord[] others =
        [
            record, record with { Protocol = ProtocolNumber.Udp }, record with { Verdict = DropVerdict.Revoked }, record with { Direction = Direction.Egress },
            record with { Destination = record.Destination with { Port = 81 } }, record with { Source = record.Source with { Address = Shop.Read("10.0.0.7") } },
        ];
        foreach (DropRecord other in others)
        {
            _merger.Add(other, Start);
        }

        Assert.Equal(others.Length, _merger.TakeDue(Start.AddSeconds(2)).Count);
    }

    /// <summary>enforcers 1.0.12: audit lets a packet on to the other side, where enforcement would have stopped it at the first.</summary>
    [Fact]
    public void TakeDue_OfBothSidesUnderAudit_IsTheFirstSide()
    {
        DropRecord record = Record(40_000) with { Verdict = DropVerdict.Audited };
        _merger.Add(record with { Direction = Direction.Egress }, Start);
        _merger.Add(record, Start);

        DropRecord told = Assert.Single(_merger.TakeDue(Start.AddSeconds(2)));

        Assert.Equal((Direction.Egress, 1), (told.Direction, told.Count));
    }

    private static DropRecord Record(ushort sourcePort) => new(
        Start,
        Shop.Here,
        Direction.Ingress,
        DropVerdict.Denied,
        default,
        new DropEnd(new Party.Pod(Shop.Web), Shop.AddressOf(Shop.Web), sourcePort),
        new DropEnd(new Party.Pod(Shop.Api), Shop.AddressOf(Shop.Api), 80),
        ProtocolNumber.Tcp,
        [],
        null,
        1,
        0);
}
