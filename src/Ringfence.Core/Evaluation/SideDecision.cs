namespace Ringfence.Core;

/// <summary>What one side's policies say of a connection, and the walk that led there.</summary>
/// <param name="Direction">The side: egress is the source's, ingress the destination's.</param>
/// <param name="Verdict">The answer.</param>
/// <param name="Decider">What settled it.</param>
/// <param name="SelectedBy">The policies that apply to the subject in any tier, whether or not they say anything of this direction.</param>
/// <param name="IsolatedBy">Those of them that make the subject default-deny in this direction; empty for a subject that is not isolated.</param>
/// <param name="Tried">Every rule held against the connection, in the order of the walk.</param>
public sealed record SideDecision(
    Direction Direction,
    Verdict Verdict,
    Decider Decider,
    ValueArray<PolicyRef> SelectedBy,
    ValueArray<PolicyRef> IsolatedBy,
    ValueArray<TriedRule> Tried);
