using Ringfence.Reference;

namespace Ringfence.Agreement.Tests;

/// <summary>What two engines must agree on: the verdict of each side (5.1), of which the whole follows.</summary>
internal readonly record struct SideVerdicts(Verdict Egress, Verdict Ingress)
{
    /// <summary>The decider that is right: the specification itself.</summary>
    public static IReadOnlyList<SideVerdicts> BySpecification(Cluster cluster, IReadOnlyList<Connection> connections) =>
        [.. connections.Select(connection => Of(Specification.Judge(cluster, connection)))];

    public static SideVerdicts Of(Answer answer) => new(Answer.VerdictOf(answer.Egress), Answer.VerdictOf(answer.Ingress));
}
