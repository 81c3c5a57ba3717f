namespace Ringfence.Analysis;

/// <summary>What some pods of a pair may exchange, and whether all may.</summary>
internal sealed class TrafficSum(TrafficTable traffic)
{
    private int _some = TrafficTable.None;
    private int _every = TrafficTable.All;
    private Extent _extent = Extent.Whole;

    /// <summary>What the pods added so far may exchange.</summary>
    public PairTraffic Total => new(_some, _some == _every ? _extent : Extent.Partial);

    /// <summary>Adds pods.</summary>
    public void Add(PairTraffic pair)
    {
        _some = traffic.Union(_some, pair.Ports);
        _every = traffic.Intersect(_every, pair.Ports);
        _extent = pair.Extent == Extent.Partial ? Extent.Partial : _extent;
    }
}
