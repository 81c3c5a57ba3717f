using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Two states that differ in some edits only, of which at most one concerns each workload: where their maps differ, that edit is why.</summary>
/// <param name="Left">The place of the one's map in the comparison.</param>
/// <param name="Right">The place of the other's.</param>
/// <param name="Edits">The edits; all of one direction.</param>
internal sealed record Trial(int Left, int Right, IReadOnlyList<PolicyVersions> Edits)
{
    private readonly HashSet<PolicyVersions> _edits = new(Edits, ReferenceEqualityComparer.Instance);

    /// <summary>The direction of the edits.</summary>
    public Direction Direction { get; } = Edits[0].Edit.Direction;

    /// <summary>Whether it is one of them.</summary>
    public bool Has(PolicyVersions edit) => _edits.Contains(edit);
}
