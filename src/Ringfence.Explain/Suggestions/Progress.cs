using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Tells whether edits got a connection any further, so that the search does not pile up useless ones.</summary>
internal static class Progress
{
    /// <summary>Whether fewer sides deny than before, over all variants.</summary>
    public static bool Made(Explanation before, Explanation after) => Closed(after) < Closed(before);

    private static int Closed(Explanation answer) => answer.Variants.Sum(variant =>
        variant.Sources.Count * variant.Destinations.Count * variant.Families.Count
        * ((Denies(variant.Outcome.Egress) ? 1 : 0) + (Denies(variant.Outcome.Ingress) ? 1 : 0)));

    private static bool Denies(ExplainedSide side) => side.Verdict == Verdict.Deny;
}
