using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What must hold of every connection from some ends to others.</summary>
/// <param name="From">Who opens connections: everybody that some pattern takes.</param>
/// <param name="To">Who receives them.</param>
/// <param name="Traffic">On which of the destination's ports; names are looked up on each destination. Patterns of Services have ports of their own.</param>
/// <param name="Expected">Allow: all of the traffic passes between every two, in every family they share. Deny: none of it passes between any two. Of two that share none, nothing is said.</param>
/// <param name="Excepted">Connections that nothing is said of.</param>
public sealed record Assertion(
    ValueArray<AssertedEnds> From,
    ValueArray<AssertedEnds> To,
    TrafficPattern Traffic,
    Verdict Expected,
    ValueArray<ExceptedConnections> Excepted);
