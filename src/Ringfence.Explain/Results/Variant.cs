using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Sources, destinations and families that are all treated alike: every source to every destination in every family.</summary>
/// <param name="Outcome">How, with one of the sources and one of the destinations as the example.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Destinations">The destinations.</param>
/// <param name="Families">The address families.</param>
/// <param name="Pairing">Whether the sources meet every destination, or each only itself.</param>
public sealed record Variant(
    Outcome Outcome,
    ValueArray<Party> Sources,
    ValueArray<Party> Destinations,
    ValueArray<AddressFamily> Families,
    Pairing Pairing);
