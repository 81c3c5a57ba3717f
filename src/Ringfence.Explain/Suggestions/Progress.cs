using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Tells whether edits got a connection any further, so that the search does not pile up useless ones.</summary>
internal static class Progress
{
    /// <summary>Whether a side denies in fewer cases than before, over all variants.</summary>
    public static bool Made(Explanation before, Explanation after, Direction side) => Closed(after, side) < Closed(before, side);

    private static int Closed(Explanation answer, Direction side) => answer.Variants.Sum(variant =>
        variant.Outcome.In(side).Verdict == Verdict.Deny ? variant.Sources.Count * variant.Destinations.Count * variant.Families.Count : 0);
}
