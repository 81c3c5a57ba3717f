using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>One distinct case of a question and what came of it.</summary>
internal sealed record Combination(PartyGroup Source, DestinationGroup Destination, AddressFamily Family, Pairing Pairing, Outcome Outcome);
