using Ringfence.Core;

namespace Ringfence.Analysis;

/// <summary>Endpoints that are of one class and under the same policies: alike, whichever policies or rules are left out.</summary>
/// <param name="Number">Its number among all kinds.</param>
/// <param name="Sample">One of them.</param>
/// <param name="Members">All of them.</param>
/// <param name="Egress">What policies say of what they open; nothing for endpoints that no policy governs.</param>
/// <param name="Ingress">What policies say of what is opened to them.</param>
/// <param name="Ports">The port names that rules can refer to when one of them is the destination.</param>
/// <param name="Families">Their address families, numbered.</param>
/// <param name="Machines">The nodes whose traffic theirs is; empty for pods with a network of their own.</param>
internal sealed record Kind(
    int Number,
    Party.Pod Sample,
    IReadOnlyList<Endpoint> Members,
    DirectionProgram Egress,
    DirectionProgram Ingress,
    ValueArray<ContainerPort> Ports,
    int Families,
    IReadOnlyList<NodeName?> Machines)
{
    /// <summary>What policies say in a direction.</summary>
    public DirectionProgram Program(Direction direction) => direction == Direction.Egress ? Egress : Ingress;
}
