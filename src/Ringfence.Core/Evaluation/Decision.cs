namespace Ringfence.Core;

/// <summary>The answer to one question: both sides must allow.</summary>
/// <param name="Connection">The question.</param>
/// <param name="Egress">What the source's policies say.</param>
/// <param name="Ingress">What the destination's policies say.</param>
/// <param name="Caveats">What the answer rests on besides the input; each once.</param>
public sealed record Decision(Connection Connection, SideDecision Egress, SideDecision Ingress, ValueArray<Caveat> Caveats)
{
    /// <summary>Allow when both sides allow.</summary>
    public Verdict Verdict => Egress.Verdict == Verdict.Allow && Ingress.Verdict == Verdict.Allow ? Verdict.Allow : Verdict.Deny;

    /// <summary>The decision of one side.</summary>
    public SideDecision In(Direction direction) => direction == Direction.Ingress ? Ingress : Egress;
}
