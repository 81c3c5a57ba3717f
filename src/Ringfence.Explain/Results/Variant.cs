using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>Sources, destinations and families that are all treated alike: every source to every destination in every family.</summary>
/// <param name="Outcome">How, with one of the sources and one of the destinations as the example.</param>
/// <param name="Sources">The sources.</param>
/// <param name="Destinations">The destinations.</param>
/// <param name="Families">The address families that were asked about; at least one, also where the ends have none in common.</param>
/// <param name="Pairing">Whether the sources meet every destination, or each only itself.</param>
public sealed record Variant(
    Outcome Outcome,
    ValueArray<Party> Sources,
    ValueArray<Party> Destinations,
    ValueArray<AddressFamily> Families,
    Pairing Pairing)
{
    /// <summary>The families in which they can connect at all; none when the ends have no family in common (RF2913), whatever policies say.</summary>
    public ValueArray<AddressFamily> Common => CanConnect(Outcome) ? Families : [];

    /// <summary>Whether the two ends of an outcome have an address family in common.</summary>
    internal static bool CanConnect(Outcome outcome) => outcome.Caveats.All(caveat => caveat.Code != CaveatCode.NoCommonFamily);
}
