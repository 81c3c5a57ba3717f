using Ringfence.Core;

namespace Ringfence.Nftables;

/// <summary>Pods of the node that are judged alike in one direction, and by what: turns the id in a log record back into words.</summary>
/// <param name="Id">The class.</param>
/// <param name="Direction">The direction judged.</param>
/// <param name="Fate">What becomes of packets that it does not allow.</param>
/// <param name="Chain">The chain that judges.</param>
/// <param name="Counter">The counter of what it does not allow.</param>
/// <param name="Policies">The policies that isolate the pods or let something through, by name.</param>
/// <param name="Pods">The pods, by name.</param>
public sealed record PodClass(ClassId Id, Direction Direction, LogFate Fate, string Chain, string Counter, ValueArray<PolicyRef> Policies, ValueArray<EndpointId> Pods);
