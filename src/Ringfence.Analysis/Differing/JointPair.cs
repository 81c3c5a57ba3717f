namespace Ringfence.Analysis;

/// <summary>Two joint groups between whose members something else passes in the new state than in the old.</summary>
/// <param name="From">Who opens connections.</param>
/// <param name="To">Who receives them.</param>
/// <param name="Kind">Whether different ends are meant, or the pods of one.</param>
/// <param name="Passing">For every map, the number of what passes, pod by pod: the same where no pod can do something else.</param>
/// <param name="Change">What the old and the new state say.</param>
internal readonly record struct JointPair(JointGroup From, JointGroup To, PairKind Kind, int[] Passing, PassingChange Change)
{
    /// <summary>Whether the old and the new state have both ends.</summary>
    public bool IsInBoth => From.IsInBoth && To.IsInBoth;
}
