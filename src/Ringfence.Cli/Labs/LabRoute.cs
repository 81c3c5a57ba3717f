using Ringfence.Explain;
using Ringfence.Lab;

namespace Ringfence.Cli;

/// <summary>A question of <c>lab probe</c>, found in a running lab.</summary>
/// <param name="Probe">The connection to open.</param>
/// <param name="Destinations">Where it may end: the namespaces, and whose each is.</param>
/// <param name="Question">The same question to the Evaluator.</param>
internal sealed record LabRoute(ConnectionProbe Probe, IReadOnlyDictionary<NetNs, string> Destinations, ExplainQuestion Question);
