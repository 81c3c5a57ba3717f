using Ringfence.Core;

namespace Ringfence.Explain;

/// <summary>A question in which every name has been resolved: who may open the connection, where it may end.</summary>
/// <param name="From">The source's id as answers print it (<c>shop/Deployment/web</c>, <c>svc/shop/web</c>, <c>203.0.113.0/24</c>).</param>
/// <param name="To">The destination's id.</param>
/// <param name="Sources">The pods, nodes or address blocks that <paramref name="From"/> stands for; at least one.</param>
/// <param name="Destinations">Where the connection may end: the replicas of a workload, the backends of a Service; at least one.</param>
public sealed record ExplainQuestion(
    string From,
    string To,
    ValueArray<Party> Sources,
    ValueArray<QuestionDestination> Destinations)
{
    /// <summary>The port that was asked about; null for "which ports are there".</summary>
    public AskedPort? Port { get; init; }

    /// <summary>What resolving rested on, and what is missing from the input: printed with every answer, before its own caveats.</summary>
    public ValueArray<ExplainedCaveat> Caveats { get; init; } = [];
}
