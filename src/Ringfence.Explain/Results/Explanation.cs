using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>The answer to a question: one verdict, and how the replicas, backends, families or addresses differ when they do.</summary>
/// <param name="Question">The question.</param>
/// <param name="Variants">At least one; more than one when not all are treated alike.</param>
public sealed record Explanation(ExplainQuestion Question, ValueArray<Variant> Variants)
{
    /// <summary>Deny unless all allow, and, when no port was asked about, have at least one port in common.</summary>
    public Verdict Verdict =>
        Variants.All(variant => variant.Outcome.Verdict == Verdict.Allow) && !Ports.IsEmpty ? Verdict.Allow : Verdict.Deny;

    /// <summary>Whether some are treated otherwise than others. Variants alone do not say it: pairs that are no product of two sets need several.</summary>
    public bool Differs =>
        Variants.DistinctBy(variant => (variant.Outcome.Verdict, variant.Outcome.Ports, variant.Common.IsEmpty)).Count() > 1;

    /// <summary>The outcome that the verdict rests on: the first denied one, or the first when all are allowed.</summary>
    public Variant Leading => Variants.FirstOrDefault(variant => variant.Outcome.Verdict == Verdict) ?? Variants[0];

    /// <summary>What gets through for every source, destination and family.</summary>
    public TrafficSet Ports => Variants.Aggregate(TrafficSet.All, (ports, variant) => ports.Intersect(variant.Outcome.Ports));

    /// <summary>The address families in which connections can be made; none when some pair has none in common, so that an allowed verdict is of no use to it.</summary>
    public ValueArray<AddressFamily> Families => Variants.Any(variant => variant.Common.IsEmpty)
        ? []
        : [.. Variants.SelectMany(variant => (IEnumerable<AddressFamily>)variant.Common).Distinct().Order()];

    /// <summary>What the answer rests on: the question's own caveats, then those of every outcome; each once.</summary>
    public ValueArray<ExplainedCaveat> Caveats =>
    [
        .. Question.Caveats
            .Concat(Variants.SelectMany(variant => (IEnumerable<Caveat>)variant.Outcome.Caveats).Select(ExplainedCaveat.Of))
            .Distinct(),
    ];
}
