namespace Ringfence.Lab;

/// <summary>What became of a connection.</summary>
/// <param name="Outcome">What came back.</param>
/// <param name="Greeting">What the other end said first, without its line break; empty when it said nothing.</param>
/// <param name="SourcePort">The port it was opened from.</param>
/// <param name="Took">How long it took to know.</param>
public sealed record ProbeAnswer(ProbeOutcome Outcome, string Greeting, ushort SourcePort, TimeSpan Took);
