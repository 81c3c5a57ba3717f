using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>What came of one source, one destination and one address family.</summary>
/// <param name="Verdict">Allow when something of what was asked gets through both sides.</param>
/// <param name="Ports">What gets through, in the ports that the client connects to.</param>
/// <param name="Egress">The source's side.</param>
/// <param name="Ingress">The destination's side.</param>
/// <param name="Caveats">What it rests on.</param>
public sealed record Outcome(Verdict Verdict, TrafficSet Ports, ExplainedSide Egress, ExplainedSide Ingress, ValueArray<Caveat> Caveats)
{
    /// <summary>The side of one direction.</summary>
    public ExplainedSide In(Direction direction) => direction == Direction.Ingress ? Ingress : Egress;
}
