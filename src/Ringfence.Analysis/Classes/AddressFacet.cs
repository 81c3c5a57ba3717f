using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Where an endpoint's addresses lie, as far as address peers can tell.</summary>
/// <param name="Knowledge">What is known of them.</param>
/// <param name="Network">Host-network pods have their node's, which some peers treat apart.</param>
/// <param name="Possible">For addresses that are not known, the set they lie in; else empty.</param>
/// <param name="Pieces">For known ones, the numbers of their pieces.</param>
internal sealed record AddressFacet(AddressKnowledge Knowledge, PodNetwork Network, AddressSet Possible, ValueArray<int> Pieces);
