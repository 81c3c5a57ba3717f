namespace Ringfence.Analysis;

/// <summary>One pair of a map that is no longer what it was.</summary>
/// <param name="From">Who opens connections.</param>
/// <param name="To">Who receives them; the same workload for what its pods may do to each other.</param>
/// <param name="Before">What could pass.</param>
/// <param name="After">What can pass now.</param>
public sealed record LiveChange(LiveEnd From, LiveEnd To, AllowedTraffic Before, AllowedTraffic After);
