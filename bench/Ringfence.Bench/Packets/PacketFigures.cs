using System.Globalization;
using Ringfence.Core;

namespace Ringfence.Bench;

/// <summary>What packets cost on their way through a node, against no rules, connection tracking alone, and the layout of common enforcers. Wants root.</summary>
/// <param name="rounds">In each round every kind of packet takes its turn; figures are the middle of all rounds, and shares are taken within a round.</param>
internal sealed class PacketFigures(int rounds)
{
    private const double MostOfSmall = 1.20;
    private const double MostOfTracking = 1.25;
    private const double MostOfTrackedStream = 1.03;

    private static readonly PacketCluster[] Sizes = [new(10), new(1_000), new(10_000)];

    /// <summary>Measures and prints; false when a bound is missed.</summary>
    public bool Print()
    {
        List<PacketLayout> layouts = [PacketLayout.NoRules(), PacketLayout.TrackingAlone(), .. Sizes.Select(PacketLayout.Ringfence), .. Sizes.Select(PacketLayout.Linear)];
        try
        {
            return Print(layouts);
        }
        finally
        {
            layouts.ForEach(layout => layout.Dispose());
        }
    }

    private bool Print(List<PacketLayout> layouts)
    {
        PacketCluster large = Sizes[^1];
        PacketLayout[] ours = [.. layouts[2..5]];
        PacketCost[] opening = [.. layouts.Take(2).Select(layout => layout.Opening("", large.FewPairs)), .. layouts.Skip(2).Select((layout, i) => layout.Opening("", Sizes[i % Sizes.Length].FewPairs))];
        PacketCost[] worst =
        [
            ours[^1].Opening("all pods in turn", large.AllPairs),
            ours[^1].Opening("the worst path: twelve groups, the last of 500 blocks", [large.WidePair]),
            ours[^1].Opening("denied", [large.DeniedPair], Verdict.Deny),
        ];
        PacketCost[] within = [.. layouts.Select((layout, i) => layout.Within(Sizes[i < 2 ? 0 : (i - 2) % Sizes.Length].FewPairs))];
        PacketCost[] streams = [.. layouts.Select(layout => layout.Stream())];
        PacketCost[] all = [.. opening, .. worst, .. within, .. streams];

        ProcessorClock clock = ProcessorClock.OfThisThread();
        foreach (PacketCost cost in all)
        {
            cost.Prepare(clock);
        }

        for (int round = 0; round < rounds; round++)
        {
            // Another one begins each time, so that none always follows the same one.
            for (int turn = 0; turn < all.Length; turn++)
            {
                all[(turn + round) % all.Length].Sample(clock);
            }
        }

        Console.WriteLine("| packets | ns each | of no rules | of conntrack alone | of 10 pods | asked for | |");
        Console.WriteLine("|---|---:|---:|---:|---:|---|---|");
        bool holds = Rows([.. opening, .. worst], opening, MostOfTracking, MostOfSmall);
        holds &= Rows(within, within, null, null);
        return Rows(streams, streams, MostOfTrackedStream, null) && holds;
    }

    // Of a group: no rules, tracking alone, and ours at three sizes, of which the last is bounded; what follows is for information.
    private static bool Rows(PacketCost[] rows, PacketCost[] group, double? ofTracking, double? ofSmall)
    {
        bool holds = true;
        foreach (PacketCost row in rows)
        {
            bool isBounded = row == group[4];
            double tracking = row.Against(group[1]);
            double small = row.Against(group[2]);
            string[] asked =
            [
                .. isBounded && ofTracking is { } most ? (string[])[$"<= {Share(most)} of conntrack alone"] : [],
                .. isBounded && ofSmall is { } mostOfSmall ? (string[])[$"<= {Share(mostOfSmall)} of 10 pods"] : [],
            ];
            bool kept = !isBounded || (tracking <= (ofTracking ?? double.MaxValue) && small <= (ofSmall ?? double.MaxValue));
            Console.WriteLine(
                $"| {row.Name} | {row.Median.ToString("n0", CultureInfo.InvariantCulture)} | {Share(row.Against(group[0]))} | {Share(tracking)} | {Share(small)} | {string.Join(", ", asked)} | {(kept ? "" : "MISSED")} |");
            holds &= kept;
        }

        return holds;
    }

    private static string Share(double ratio) => ratio.ToString("0.0 %", CultureInfo.InvariantCulture);
}
