using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>What an assertion asks of an end, as numbers of traffic sets.</summary>
/// <param name="Traffic">The traffic in question there; for sources, all.</param>
/// <param name="Excepted">For each exception what it leaves out there; for sources, all or nothing.</param>
internal sealed record AskedTraffic(int Traffic, ValueArray<int> Excepted);
