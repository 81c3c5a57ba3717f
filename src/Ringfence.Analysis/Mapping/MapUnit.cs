namespace Ringfence.Analysis;

/// <summary>A map endpoint of pods with the classes of its pods.</summary>
/// <param name="Endpoint">The endpoint.</param>
/// <param name="Memberships">Its pods by class, ascending; at least one.</param>
/// <param name="Places">For each member of the endpoint, its place among the endpoints of the snapshot.</param>
internal sealed record MapUnit(MapEndpoint.Pods Endpoint, Membership[] Memberships, IReadOnlyList<int> Places);
