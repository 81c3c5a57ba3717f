namespace Ringfence.Nftables.Tests;

/// <summary>What classes count and nobody recorded is lost, and is told once.</summary>
public sealed class DropLossesTests
{
    private static readonly PodClass One = new(new ClassId(1), Core.Direction.Ingress, LogFate.Stopped, "c", "counter", [], []);
    private readonly DropLosses _losses = new();

    [Fact]
    public void TakeFor_AfterDropsWithoutRecords_IsTheirNumber_Once()
    {
        _losses.Begin(Counter(100));
        _losses.Recorded(One.Id);
        _losses.Counted([One], Counter(110));

        Assert.Equal(9, _losses.TakeFor(One.Id));
        Assert.Equal(0, _losses.TakeFor(One.Id));
    }

    /// <summary>A packet may be counted before its record is read.</summary>
    [Fact]
    public void TakeFor_WhenRecordsComeLater_IsMadeUpFor()
    {
        _losses.Counted([One], Counter(5));
        Assert.Equal(5, _losses.TakeFor(One.Id));
        _losses.Recorded(One.Id);
        _losses.Recorded(One.Id);
        _losses.Counted([One], Counter(10));

        Assert.Equal(3, _losses.TakeFor(One.Id));
    }

    [Fact]
    public void Counted_OfACounterThatWasMadeAnew_BeginsAtNothing()
    {
        _losses.Begin(Counter(1_000));
        _losses.Counted([One], Counter(3));

        Assert.Equal(3, _losses.TakeFor(One.Id));
    }

    [Fact]
    public void TakeFor_WhereNoClassJudges_IsWhatTheLogLost()
    {
        _losses.Unread(7);

        Assert.Equal(7, _losses.TakeFor(default));
        Assert.Equal(0, _losses.TakeFor(default));
    }

    private static Dictionary<string, long> Counter(long packets) => new(StringComparer.Ordinal) { ["counter"] = packets };
}
