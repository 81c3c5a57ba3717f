using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>One direction of a policy that says something else in the new state, with whom it concerns.</summary>
/// <param name="Number">Its number among all of them, which is also the order in which edits are tried one after the other.</param>
/// <param name="Edit">What was done.</param>
/// <param name="Before">The policy in the old state, and in the new one; null where it has none.</param>
/// <param name="After">The policy in the new state; null where it has none.</param>
/// <param name="Concerned">The ids of the workloads or pods that either version selects.</param>
internal sealed record PolicyVersions(int Number, PolicyEdit Edit, Policy? Before, Policy? After, IReadOnlySet<string> Concerned);
