namespace Ringfence.Analysis;

/// <summary>Counts the changes to what peers take, so that what was worked out from it knows when it is old.</summary>
internal sealed class PeerClock
{
    /// <summary>How many changes there have been.</summary>
    public int Now { get; private set; }

    /// <summary>Counts one.</summary>
    public int Tick() => ++Now;
}
