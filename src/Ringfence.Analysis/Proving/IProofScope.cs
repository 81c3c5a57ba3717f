using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>The clusters that claims are made about: this one, or any.</summary>
internal interface IProofScope
{
    /// <summary>Whether some connection is treated otherwise when the second omission takes the place of the first.</summary>
    Comparison Compare(PolicyOmission before, PolicyOmission after, DifferenceKind kind, JudgedEnds ends);

    /// <summary>Whether a policy can select a governed pod; the witness is some connection of such a pod.</summary>
    Occurrence Selected(Policy policy);

    /// <summary>Whether a connection can fit a rule, with all of it or a part.</summary>
    /// <param name="policy">The rule's policy.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="part">The part; null for all.</param>
    Occurrence Matched(Policy policy, Rule rule, RulePart? part);

    /// <summary>The policies besides which a policy's pods may be under, so that their rules may cover its rules.</summary>
    IEnumerable<Policy> SharingSubjects(Policy policy);
}
