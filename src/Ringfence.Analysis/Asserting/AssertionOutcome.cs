using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What came of an assertion. It holds when pairs were checked and none failed.</summary>
/// <param name="Checked">How many pairs of ends something was asserted of; a stretch of addresses that is treated alike counts as one end.</param>
/// <param name="Failing">How many of them are otherwise than asserted.</param>
/// <param name="Examples">The first of those, as met; none when none fail.</param>
public sealed record AssertionOutcome(long Checked, long Failing, ValueArray<FailingPair> Examples)
{
    /// <summary>The patterns of both sides that take nobody, by side and place.</summary>
    public ValueArray<PatternPlace> Empty { get; init; } = [];

    /// <summary>The exceptions, by their place, that leave nothing out that was asserted otherwise.</summary>
    public ValueArray<int> Idle { get; init; } = [];

    /// <summary>How many pairs were left out because they have no address family in common: nothing can connect them, whatever policies say.</summary>
    public long Unconnected { get; init; }

    /// <summary>The live pods that selectors would have taken if these had networks of their own.</summary>
    public ValueArray<Endpoint> LeftAside { get; init; } = [];

    /// <summary>Whether no destination declares any of the names that are asked for, and no number is: then nothing was checked.</summary>
    public bool IsPortMissing { get; init; }
}
